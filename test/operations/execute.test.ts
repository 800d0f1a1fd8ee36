import type { INodeProperties } from 'n8n-workflow';
import { accepted } from '../../messaging/outcome';
import { callOperation } from '../../operations/calls/call';
import { executeOperation } from '../../operations/execute';
import { fieldsOf, type Operations } from '../../operations/operation';
import { Run } from '../../operations/run';
import { runNode } from '../engine/engine';
import { nodeThat } from './fixtures';

const text = { displayName: 'Text', name: 'text', type: 'string', default: '' } as const;
const chosen = (name: string) =>
	callOperation({ fields: [text], start: () => () => accepted([{ name }]) });
const operations: Operations = {
	sms: { send: chosen('sms.send'), cancel: chosen('sms.cancel') },
	account: { getBalance: chosen('account.getBalance') },
};
const choice = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
});
const node = nodeThat([choice('resource'), choice('operation')], async (context) => {
	const [items = []] = await executeOperation(context, operations);
	return items;
});

describe('executeOperation', () => {
	it.each([
		['sms', 'send'],
		['sms', 'cancel'],
		['account', 'getBalance'],
	])('runs %s %s', async (resource, operation) => {
		const { main } = await runNode({ node, parameters: { resource, operation } });
		expect(main.map(({ json }) => json)).toEqual([{ name: `${resource}.${operation}` }]);
	});

	it.each([
		['sms', 'getBalance'],
		['nothing', 'send'],
	])('says that there is no %s %s', async (resource, operation) => {
		const { error } = await runNode({ node, parameters: { resource, operation } });
		expect(error?.message).toBe(`There is no operation '${operation}' on '${resource}'`);
	});
});

describe('fieldsOf', () => {
	it('shows the fields of each operation with it alone', () => {
		expect(
			fieldsOf(operations).map(({ name, displayOptions }) => [name, displayOptions?.show]),
		).toEqual([
			['text', { resource: ['sms'], operation: ['send'] }],
			['text', { resource: ['sms'], operation: ['cancel'] }],
			['text', { resource: ['account'], operation: ['getBalance'] }],
		]);
	});

	it('keeps what a field says itself about when it is shown', () => {
		const when = { '/options.carrier': ['url'] };
		const shown = { ...text, displayOptions: { show: when } };
		const hidden = { ...text, displayOptions: { hide: when } };
		const start = () => () => accepted([]);
		const send = callOperation({ fields: [shown, hidden], start });
		expect(fieldsOf({ sms: { send } }).map(({ displayOptions }) => displayOptions)).toEqual([
			{ show: { ...when, resource: ['sms'], operation: ['send'] } },
			{ hide: when, show: { resource: ['sms'], operation: ['send'] } },
		]);
	});
});

describe('Run', () => {
	it('shows a hint once, however often it is given', async () => {
		const hinting = nodeThat([], async (context) => {
			const run = new Run(context);
			for (const message of ['one', 'two', 'one']) run.hint(message);
			return await Promise.resolve([]);
		});
		const { hints } = await runNode({ node: hinting, parameters: {} });
		expect(hints.map(({ message }) => message)).toEqual(['one', 'two']);
	});

	it('is halted by itself, and stopped from outside; only the latter is a cancellation', async () => {
		const seen: boolean[][] = [];
		let cancel = (): void => undefined;
		const stopping = nodeThat([], async (context) => {
			const halted = new Run(context);
			halted.halt();
			const run = new Run(context);
			seen.push([halted.signal.aborted, halted.isCancelled, run.signal.aborted]);
			cancel();
			seen.push([run.signal.aborted, run.isCancelled]);
			return await Promise.resolve([]);
		});
		await runNode({
			node: stopping,
			parameters: {},
			onStart: (cancelIt) => (cancel = cancelIt),
		});
		expect(seen).toEqual([
			[true, false, false],
			[true, true],
		]);
	});

	it('reaches gateways with the defaults, the signal and the egress filter of the instance', async () => {
		const options: object[] = [];
		const connecting = nodeThat([], async (context) => {
			const run = new Run(context);
			options.push(
				run.connectionOptions({}),
				run.connectionOptions({ concurrency: 3, timeout: 5 }),
			);
			expect(run.connectionOptions({}).signal).toBe(run.signal);
			const filter = run.connectionOptions({}).egressFilter;
			await expect(filter?.validateUrl('http://127.0.0.1/')).resolves.toMatchObject({ ok: true });
			return [];
		});
		const { error } = await runNode({ node: connecting, parameters: {} });
		expect(error).toBeUndefined();
		expect(options).toMatchObject([
			{ concurrency: 10, timeout: 60000, maxResponseBytes: 65536 },
			{ concurrency: 3, timeout: 5 },
		]);
	});
});
