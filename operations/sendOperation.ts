import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { skippedResult } from '../messaging/message';
import { maskNumber, readRecipient, splitRecipients } from '../messaging/recipient';
import { Coalescer } from './coalescer';
import { refusedDelivery, type Delivery, type Unit } from './delivery';
import { endSend } from './endSend';
import { Ledger } from './ledger';
import { problemOf } from './nodeErrors';
import type { Operation } from './operation';
import { Breather, pause, pauseBefore, type Batching } from './pace';
import type { ParamsOf } from './paramsOf';
import { ParameterReader } from './readParameters';
import type { Run } from './run';

/** The options that every send has. */
export interface SendOptions {
	readonly maxRecipients?: number;
	readonly skipDuplicates?: boolean;
	readonly batching?: Batching;
}

/** The message of one item, ready to be shared with the recipients of others. */
export interface Composed<Content> {
	/** Two messages that are the same to a recipient have the same identity. */
	readonly identity: string;
	/** What a recipient's request carries, and the key that units sharing it have; or why not. */
	contentFor(isInternational: boolean): { key: string; content: Content } | { problem: string };
}

/** What a vendor's send does, for one run. */
export interface Sender<Params, Content> {
	/** Called once per item. Throws an InputProblem when the item as a whole cannot be sent. */
	compose(params: Params): Composed<Content>;
	/** Sends one request and tells how each unit ended, in their order. Never rejects. */
	deliver(content: Content, units: readonly Unit[]): Promise<readonly Delivery[]>;
}

/** A send as its node declares it. */
export interface SendFace<Fields extends readonly INodeProperties[], Content> {
	readonly fields: Fields;
	readonly recipientsPerRequest: number;
	/** The vendor's own fields of a result, for one that never came so far. */
	readonly extras: Readonly<Record<string, null>>;
	/** The parameters that every send has, out of this one's. */
	common(params: ParamsOf<Fields>): SendParams;
	start(run: Run): Promise<Sender<ParamsOf<Fields>, Content>>;
}

/** Recipients of one execution where the user sets nothing. */
export const DEFAULT_MAX_RECIPIENTS = 10_000;

/** A recipient's place in the results. */
interface Slot extends Unit {
	readonly itemIndex: number;
	readonly position: number;
	delivery: Delivery | undefined;
}

/** The parameters that every send has, beside what its node declares. */
export interface SendParams {
	readonly to: string;
	readonly options: SendOptions;
}

/**
 * An operation that sends messages. Items whose messages are the same share requests, which leave
 * while later items are still being read; every recipient of every item gets a result of its own,
 * in input order, whatever became of the others.
 */
export function sendOperation<const Fields extends readonly INodeProperties[], Content>(
	face: SendFace<Fields, Content>,
): Operation {
	return {
		fields: face.fields,
		async execute(run) {
			const reader = new ParameterReader(run.context, face.fields);
			const sending = new Sending(run, await face.start(run), face);
			return await sending.execute((itemIndex) => reader.read(itemIndex));
		},
	};
}

/** One run of a send. */
class Sending<Params, Content> {
	private readonly results: (Slot | Delivery)[][] = [];
	private readonly departures: Promise<void>[] = [];
	private readonly coalescer: Coalescer<Content, Slot>;
	private readonly ledger: Ledger;
	private readonly seen = new Map<string, Set<string>>();
	private recipients = 0;

	constructor(
		private readonly run: Run,
		private readonly sender: Sender<Params, Content>,
		private readonly face: {
			readonly recipientsPerRequest: number;
			readonly extras: Readonly<Record<string, null>>;
			common(params: Params): SendParams;
		},
	) {
		this.ledger = new Ledger(run.context);
		this.coalescer = new Coalescer(face.recipientsPerRequest, ({ content, units }) => {
			this.departures.push(this.depart(content, units));
		});
	}

	async execute(read: (itemIndex: number) => Params): Promise<INodeExecutionData[]> {
		try {
			await this.readAll(read);
			this.coalescer.flush();
		} finally {
			await Promise.all(this.departures);
			this.ledger.keep(this.sent());
		}
		this.logIfStopped();
		return endSend(
			this.run,
			this.results.map((slots) => slots.map((slot) => this.deliveryOf(slot))),
		);
	}

	private async readAll(read: (itemIndex: number) => Params): Promise<void> {
		const breather = new Breather();
		for (let itemIndex = 0; itemIndex < this.run.items.length; itemIndex++) {
			const slots: (Slot | Delivery)[] = [];
			this.results.push(slots);
			if (this.run.isCancelled) {
				slots.push(refusedDelivery(null, '', 'The execution was stopped before this was sent'));
				continue;
			}
			try {
				const params = read(itemIndex);
				await this.keepPace(itemIndex, this.face.common(params).options.batching ?? {});
				this.addItem(itemIndex, params, slots);
			} catch (cause) {
				slots.push(refusedDelivery(null, '', problemOf(cause)));
			}
			await breather.breathe();
		}
	}

	/** A pause is of no use when what should have left before it still waits. */
	private async keepPace(itemIndex: number, batching: Batching): Promise<void> {
		const milliseconds = pauseBefore(itemIndex, batching);
		if (milliseconds === 0) return;
		this.coalescer.flush();
		await pause(milliseconds, this.run.signal);
	}

	private addItem(itemIndex: number, params: Params, slots: (Slot | Delivery)[]): void {
		const { to, options } = this.face.common(params);
		const list = splitRecipients(to);
		if (list.length === 0) {
			slots.push(refusedDelivery(null, to, "'To' has no recipient"));
			return;
		}
		let composed: Composed<Content>;
		try {
			composed = this.sender.compose(params);
		} catch (cause) {
			for (const typed of list) {
				const read = readRecipient(typed);
				slots.push(refusedDelivery('number' in read ? read.number : null, typed, problemOf(cause)));
			}
			return;
		}
		for (const [position, typed] of list.entries()) {
			slots.push(this.addRecipient({ itemIndex, position, typed }, composed, options));
		}
	}

	private addRecipient(
		{ itemIndex, position, typed }: { itemIndex: number; position: number; typed: string },
		composed: Composed<Content>,
		options: SendOptions,
	): Slot | Delivery {
		const read = readRecipient(typed);
		if ('problem' in read) return refusedDelivery(null, typed, read.problem);
		const { number, isInternational } = read;
		const content = composed.contentFor(isInternational);
		if ('problem' in content) return refusedDelivery(number, typed, content.problem);
		if (options.skipDuplicates === true && this.isRepeated(composed.identity, number)) {
			return {
				result: skippedResult(
					number,
					typed,
					'The same message to this recipient is in this execution already',
				),
			};
		}
		const most = options.maxRecipients ?? DEFAULT_MAX_RECIPIENTS;
		if (++this.recipients > most) {
			return refusedDelivery(
				number,
				typed,
				`'Max Recipients' allows ${most} in one execution, and this one is beyond it`,
			);
		}
		const known = this.ledger.find(itemIndex, position, number);
		const slot: Slot = { itemIndex, position, number, typed, delivery: known };
		if (known === undefined) this.coalescer.add(content.key, content.content, slot);
		return slot;
	}

	private isRepeated(identity: string, number: string): boolean {
		let numbers = this.seen.get(identity);
		if (numbers === undefined) this.seen.set(identity, (numbers = new Set()));
		if (numbers.has(number)) return true;
		numbers.add(number);
		return false;
	}

	private async depart(content: Content, slots: readonly Slot[]): Promise<void> {
		const deliveries = await this.sender.deliver(content, slots);
		for (const [index, slot] of slots.entries()) slot.delivery = deliveries[index];
	}

	/** What left, or may have left, and must not leave again. */
	private *sent(): Generator<Slot & { delivery: Delivery }> {
		for (const slots of this.results) {
			for (const slot of slots) {
				if ('number' in slot && slot.delivery !== undefined) {
					yield { ...slot, delivery: slot.delivery };
				}
			}
		}
	}

	/** n8n drops the output of a stopped execution: its log is where these ids survive. */
	private logIfStopped(): void {
		if (!this.run.isCancelled) return;
		const accepted = [...this.sent()].flatMap(({ number, delivery: { result } }) =>
			result.accepted === true ? [`${result.messageId ?? '?'} ${maskNumber(number)}`] : [],
		);
		this.run.context.logger.warn(
			`The execution was stopped after ${accepted.length} messages had been accepted`,
			{ accepted },
		);
	}

	private deliveryOf(slot: Slot | Delivery): Delivery {
		const delivery =
			'number' in slot
				? (slot.delivery ?? refusedDelivery(slot.number, slot.typed, 'This was not sent'))
				: slot;
		return { ...delivery, result: { ...delivery.result, ...this.face.extras, ...delivery.result } };
	}
}
