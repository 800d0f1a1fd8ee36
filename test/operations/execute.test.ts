import type { INodeProperties } from 'n8n-workflow';
import { accepted } from '../../messaging/outcome';
import { localOperation } from '../../operations/calls/each';
import { executeOperation } from '../../operations/execute';
import { panelOf, resource } from '../../operations/operation';
import { Run } from '../../operations/run';
import { runNode } from '../engine/engine';
import type { Network } from '../../transport/connection';
import { label, nodeThat } from './fixtures';

const text = { displayName: 'Text', name: 'text', type: 'string', default: '' } as const;
const chosen = (name: string) =>
	localOperation({ ...label, fields: [text], work: () => accepted([{ json: { name } }]) });
const resources = {
	sms: resource('SMS', { send: chosen('sms.send'), cancel: chosen('sms.cancel') }, 'send'),
	account: resource('Account', { getBalance: chosen('account.getBalance') }, 'getBalance'),
};
const choice = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
});
const node = nodeThat([choice('resource'), choice('operation')], async (context) => {
	const [items = []] = await executeOperation(context, resources);
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

describe('panelOf', () => {
	const [first, ...choices] = panelOf(resources, 'sms');
	const fields = choices.filter(({ name }) => name !== 'operation');

	it('has the resources and the operations of each, with what they say of themselves', () => {
		expect(first).toMatchObject({
			name: 'resource',
			default: 'sms',
			options: [
				{ name: 'SMS', value: 'sms' },
				{ name: 'Account', value: 'account' },
			],
		});
		const operations = choices.filter(({ name }) => name === 'operation');
		const { name, action, description } = label;
		expect(
			operations.map(({ default: begins, displayOptions, options }) => [
				begins,
				displayOptions?.show?.['resource'],
				options,
			]),
		).toEqual([
			['send', ['sms'], ['send', 'cancel'].map((value) => ({ name, value, action, description }))],
			['getBalance', ['account'], [{ name, value: 'getBalance', action, description }]],
		]);
	});

	it('shows the fields of each operation with it alone', () => {
		expect(fields.map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
			['text', { resource: ['sms'], operation: ['send'] }],
			['text', { resource: ['sms'], operation: ['cancel'] }],
			['text', { resource: ['account'], operation: ['getBalance'] }],
		]);
	});

	it('keeps what a field says itself about when it is shown', () => {
		const when = { '/options.carrier': ['url'] };
		const shown = { ...text, displayOptions: { show: when } };
		const hidden = { ...text, displayOptions: { hide: when } };
		const send = localOperation({
			...label,
			fields: [shown, hidden],
			work: () => accepted([]),
		});
		const [, , ...both] = panelOf({ sms: resource('SMS', { send }, 'send') }, 'sms');
		expect(both.map(({ displayOptions }) => displayOptions)).toEqual([
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
		const seen: (Network | undefined)[] = [];
		const connecting = nodeThat([], async (context) => {
			const run = new Run(context);
			seen.push(run.network({}), run.network({ concurrency: 3, timeout: 5 }));
			expect(seen[0]?.signal).toBe(run.signal);
			const { helpers } = context;
			expect(seen[0]?.rules).toBe(helpers.getSecureEgressFilter());
			expect(seen[0]?.rules).toBeDefined();
			return await Promise.resolve([]);
		});
		const { error } = await runNode({ node: connecting, parameters: {} });
		expect(error).toBeUndefined();
		expect(seen.map((network) => network?.concurrency)).toEqual([10, 3]);
	});
});
