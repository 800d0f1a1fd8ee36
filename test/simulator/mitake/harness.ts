import type { Agent } from 'node:http';

import type { Batch, MmsMessage } from '../../../simulator/mitake/message';
import { account } from '../../../simulator/mitake/account';
import type { MitakePanel } from '../../../simulator/mitake/panel';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { type Call, exchange, type Received } from '../client';
import { type ReceivedCall, Receiver } from '../receiver';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Files of every type, valid to their first bytes. */
export const FILES = {
	jpg: Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('a photo')]),
	png: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture')]),
	gif: Buffer.from('GIF89a and more'),
	mp3: Buffer.from('ID3 and a song'),
};

export function attachment(file: Buffer, attachType = 'jpg', attachName = `file.${attachType}`) {
	return { attachContent: file.toString('base64'), attachType, attachName };
}

/** A push that is accepted. */
export const MESSAGE = {
	subject: 'mms subject',
	content: 'mms content',
	destinations: [{ to: '0911111111', cID: 'client-1' }],
	attachments: [attachment(FILES.jpg)],
};

/** A reply's code, and its id fields as they stand in the text. */
export interface Told extends Received {
	readonly code: string | undefined;
	readonly batchID: string;
	readonly msgIDs: readonly string[];
	readonly statuses: readonly string[];
}

function valuesOf(body: string, name: string): string[] {
	const member = new RegExp(`"${name}":("[^"]*"|[^,}\\]]+)`, 'g');
	return [...body.matchAll(member)].map(([, text = '']) => text.replaceAll('"', ''));
}

function told(reply: Received): Told {
	return {
		...reply,
		code: valuesOf(reply.body, 'code')[0],
		batchID: valuesOf(reply.body, 'batchID')[0] ?? '',
		msgIDs: valuesOf(reply.body, 'msgID'),
		statuses: valuesOf(reply.body, 'status'),
	};
}

/** A simulator of its own and a raw client of its Mitake gateway. */
export class Harness {
	token = '';
	private readonly receivers: Receiver[] = [];

	private constructor(readonly simulator: Simulator) {}

	static async start(): Promise<Harness> {
		const harness = new Harness(await startSimulator());
		await harness.reset();
		return harness;
	}

	get panel(): MitakePanel {
		return this.simulator.mitake;
	}

	/** Everything back to the start but for a valid token. */
	async reset(): Promise<void> {
		this.simulator.reset();
		await Promise.all(
			this.receivers.splice(0).map(async (receiver) => {
				await receiver.close();
			}),
		);
		this.token = await this.newToken();
	}

	async close(): Promise<void> {
		await this.simulator.close();
		await Promise.all(
			this.receivers.splice(0).map(async (receiver) => {
				await receiver.close();
			}),
		);
	}

	async requestToken(body: unknown): Promise<Told> {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const call = { method: 'POST', body: text, headers: JSON_TYPE };
		const url = `${this.simulator.gateways.mitake}/AuthorizationService/Token`;
		return told(await exchange(url, call));
	}

	/** Asks for a token with the demo account's credentials. */
	async newToken(): Promise<string> {
		const { clientId, clientSecret } = account.initial;
		const { body } = await this.requestToken({ clientId, clientSecret });
		return valuesOf(body, 'accessToken')[0] ?? '';
	}

	/** The documented headers of a call. */
	headers(actionType: string): Record<string, string> {
		const authorization = `bearer ${this.token}`;
		return { ...JSON_TYPE, authorization, clientID: account.initial.clientId, actionType };
	}

	/** Calls `msg/mms/json`; a text body is sent as it is. */
	async call(actionType: string, body: unknown, call: Call = {}): Promise<Told> {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const url = `${this.simulator.gateways.mitake}/msg/mms/json`;
		const headers = this.headers(actionType);
		return told(await exchange(url, { method: 'POST', body: text, headers, ...call }));
	}

	/** Pushes `MESSAGE` with these fields in place of its own. */
	async push(fields: object = {}, agent?: Agent): Promise<Told> {
		const call = agent === undefined ? {} : { agent };
		return await this.call('push', { ...MESSAGE, ...fields }, call);
	}

	/** Pushes to these numbers, without cIDs. */
	async pushTo(...numbers: readonly string[]): Promise<Told> {
		return await this.push({ destinations: numbers.map((to) => ({ to })) });
	}

	/** Queries with ids as JSON text. */
	async queryBatch(batchID: string): Promise<Told> {
		return await this.call('queryBatchDR', `{"batchID":${batchID}}`);
	}

	async querySingle(batchID: string, ...msgIDs: readonly string[]): Promise<Told> {
		const body = `{"batchID":${batchID},"msgIDs":[${msgIDs.join()}]}`;
		return await this.call('querySingleDR', body);
	}

	/** The newest batch. */
	batch(): Batch {
		const batch = this.panel.batches().at(-1);
		if (batch === undefined) throw new Error('Nothing was accepted');
		return batch;
	}

	/** The newest message. */
	message(): MmsMessage {
		const message = this.panel.messages().at(-1);
		if (message === undefined) throw new Error('Nothing was accepted');
		return message;
	}

	/** Moves the clock on and waits for the callbacks which that sets off. */
	async advance(ms: number): Promise<void> {
		this.simulator.clock.advance(ms);
		await this.panel.callbacksIdle();
	}

	/** A receiver that answers 200, registered for the account. */
	async register(): Promise<Receiver> {
		const receiver = await Receiver.start();
		receiver.answering = () => ({ status: 200, body: 'OK' });
		this.receivers.push(receiver);
		this.panel.changeSettings({ callbackUrl: `${receiver.url}/hook` });
		return receiver;
	}

	/** Calls the control API below `mitake`; `parse` is left to the test. */
	async control(method: string, resource: string, body?: unknown): Promise<Received> {
		const text = body === undefined ? {} : { body: JSON.stringify(body) };
		return await exchange(`${this.simulator.control}/mitake${resource}`, { method, ...text });
	}

	/** `yyyyMMddHHmmss` in Taipei, so many milliseconds from the simulator's now. */
	time(fromNowMs: number): string {
		return taipeiTime(this.simulator.clock.now() + fromNowMs);
	}

	/** Moves the clock on to the beginning of a second: the vendor's times have no fractions. */
	async startSecond(): Promise<void> {
		await this.advance(1_000 - (this.simulator.clock.now() % 1_000));
	}
}

/** `yyyyMMddHHmmss` in Taipei. */
export function taipeiTime(epochMs: number): string {
	const taipei = new Date(epochMs + 8 * 3_600_000);
	return taipei.toISOString().slice(0, 19).replaceAll(/\D/g, '');
}

/** What a reply says as JSON. */
export function parsed({ body }: Pick<Received, 'body'>): unknown {
	return JSON.parse(body);
}

/** The updates of one report: what stands in every element of `messages`. */
export function updatesOf({ form }: ReceivedCall) {
	const element =
		/\{"batchID":"?(\d+)"?,"msgID":"?(\d+)"?,"status":"(\d+)","statusTime":"\d{14}"(?:,"point":3)?\}/g;
	return [...form.matchAll(element)].map(([, batchID = '', msgID = '', status = '']) => ({
		batchID,
		msgID,
		status,
	}));
}
