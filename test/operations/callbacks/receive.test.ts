import type { IDataObject, INodeType, IWebhookFunctions } from 'n8n-workflow';
import type { RawCallback } from '../../../messaging/callback';
import type { CallbackEvent, CallbackItem } from '../../../operations/callbacks/callbackEvent';
import { receiveCallback, type ReceiveOptions } from '../../../operations/callbacks/receive';
import { callbackWebhooks } from '../../../operations/callbacks/webhooks';
import { form, type Answer } from './call';
import { Receiver } from './receiver';

let receiver: Receiver;

afterEach(async () => {
	await receiver.close();
});

/** A trigger of one event that a test makes up, called `things`. */
async function listenTo(
	read: CallbackEvent['read'],
	options: ReceiveOptions = {},
): Promise<Receiver> {
	const node: INodeType = {
		description: {
			displayName: 'Things',
			name: 'things',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: { name: 'Things' },
			inputs: [],
			outputs: ['main'],
			webhooks: callbackWebhooks('things', 'things'),
			properties: [
				{ displayName: 'Events', name: 'events', type: 'multiOptions', default: ['things'] },
			],
		},
		async webhook(this: IWebhookFunctions) {
			return await Promise.resolve(receiveCallback(this, [{ path: 'things', read }], options));
		},
	};
	receiver = await Receiver.start({ node, parameters: {} });
	return receiver;
}

function item(json: IDataObject, report?: CallbackItem['report']): CallbackItem {
	const dedupeKey = JSON.stringify(json);
	return { json, dedupeKey, ...(report === undefined ? {} : { report }) };
}

function contentOf({ status, body }: Answer): [number, string] {
	return [status, body];
}

test('an event reads the call as it came over the wire', async () => {
	const seen: RawCallback[] = [];
	const things = await listenTo((raw) => {
		seen.push(raw);
		return { items: [], acknowledgement: 'ok' };
	});
	await things.call('things?a=%41+%zz??b&a', {
		method: 'POST',
		body: Buffer.of(0xff, 0, 0x80),
		headers: { 'content-type': 'text/x-odd; charset="a b"' },
	});
	await things.call('things');
	expect(
		seen.map(({ body, ...rest }) => ({ ...rest, body: Buffer.from(body).toString('hex') })),
	).toEqual([
		{ query: 'a=%41+%zz??b&a', contentType: 'text/x-odd; charset="a b"', body: 'ff0080' },
		{ query: '', contentType: '', body: '' },
	]);
	expect(things.executions).toEqual([]);
});

test('a call of several items is one execution, in their order', async () => {
	const things = await listenTo(() => ({
		items: [item({ n: 1 }), item({ n: 2 }), item({ n: 1 })],
		acknowledgement: 'thanks',
	}));
	expect(contentOf(await things.call('things'))).toEqual([200, 'thanks']);
	expect(things.executions.map((items) => items.map(({ json }) => json['n']))).toEqual([[1, 2, 1]]);
});

test('an acknowledgement may be empty', async () => {
	const things = await listenTo(() => ({ items: [item({ n: 1 })], acknowledgement: '' }));
	const answer = await things.call('things');
	expect(contentOf(answer)).toEqual([200, '']);
	expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
});

test('of several items only those pass that were chosen', async () => {
	const items = [
		item({ n: 1 }, { status: 'delivered', isFinal: true }),
		item({ n: 2 }, { status: 'queued', isFinal: false }),
		item({ n: 3 }, { status: 'unknown', isFinal: false }),
		item({ n: 4 }),
	];
	const read = (): ReturnType<CallbackEvent['read']> => ({ items, acknowledgement: 'ok' });
	const numbers = async (options: ReceiveOptions): Promise<unknown[]> => {
		const things = await listenTo(read, options);
		expect(contentOf(await things.call('things'))).toEqual([200, 'ok']);
		await things.close();
		return things.items.map(({ n }) => n);
	};
	expect(await numbers({})).toEqual([1, 2, 3, 4]);
	expect(await numbers({ finalOnly: true })).toEqual([1, 4]);
	expect(await numbers({ statuses: ['queued', 'unknown'] })).toEqual([2, 3, 4]);
	expect(await numbers({ statuses: ['queued'], finalOnly: true })).toEqual([4]);
});

test('of several items only the repeats are dropped', async () => {
	let numbers = [1, 2];
	const things = await listenTo(
		() => ({ items: numbers.map((n) => item({ n })), acknowledgement: 'ok' }),
		{ dropRepeats: true },
	);
	await things.call('things');
	numbers = [2, 3];
	await things.call('things');
	await things.call('things');
	expect(things.executions.map((items) => items.map(({ json }) => json['n']))).toEqual([
		[1, 2],
		[3],
	]);
});

test('what is not understood is refused, and a reader that throws refuses too', async () => {
	const reads = [
		() => undefined,
		() => {
			throw new Error('private words');
		},
	];
	for (const read of reads) {
		const things = await listenTo(read);
		expect(contentOf(await things.call('things'))).toEqual([400, 'Not understood']);
		expect(things.failures).toEqual([]);
		await things.close();
	}
});

test('nothing is read of a body that is too large, or of a caller that is not allowed', async () => {
	let reads = 0;
	const read = (): ReturnType<CallbackEvent['read']> => {
		reads++;
		return { items: [], acknowledgement: 'ok' };
	};
	const open = await listenTo(read);
	expect(contentOf(await open.call('things', form('x'.repeat(262_145))))).toEqual([
		413,
		'Too large',
	]);
	await open.close();
	const closed = await listenTo(read, { allowedAddresses: '203.0.113.1' });
	expect(contentOf(await closed.call('things', form('x')))).toEqual([403, 'Not allowed']);
	expect(reads).toBe(0);
});

test('an event is known by its URL as it is given out, and nothing else is acknowledged', async () => {
	const things = await listenTo(() => ({ items: [item({ n: 1 })], acknowledgement: 'ok' }));
	expect(contentOf(await things.call('thing%73'))).toEqual([404, 'No such event']);
	expect(things.executions).toEqual([]);
});

test('a refusal is plain text that n8n adds nothing to', async () => {
	const things = await listenTo(() => undefined);
	const { headers } = await things.call('things');
	expect(headers['content-type']).toBe('text/plain; charset=utf-8');
});
