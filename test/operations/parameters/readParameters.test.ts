import type { IExecuteFunctions, INodeParameters, INodeProperties } from 'n8n-workflow';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { ParameterReader } from '../../../operations/parameters/readParameters';
import { runNode } from '../../engine/engine';
import { nodeThat } from '../fixtures';

const fields = [
	{ displayName: 'To', name: 'to', type: 'string', default: '' },
	{ displayName: 'Text', name: 'text', type: 'string', default: 'Hello' },
	{ displayName: 'Hint', name: 'hint', type: 'notice', default: '' },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [
			{ displayName: 'Timeout', name: 'timeout', type: 'number', default: 60000 },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		],
	},
] as const satisfies INodeProperties[];

/** Reads within n8n's engine, and counts what n8n is asked for. */
async function reading(
	parameters: INodeParameters,
	items: readonly { to: string }[],
	use: (reader: ParameterReader<typeof fields>, asked: () => string[]) => void,
): Promise<void> {
	const node = nodeThat(fields, async (context: IExecuteFunctions) => {
		const spy = jest.spyOn(context, 'getNodeParameter');
		use(new ParameterReader(context, fields), () =>
			spy.mock.calls.map(([name, index]) => `${name} ${String(index)}`),
		);
		return await Promise.resolve([]);
	});
	const { error } = await runNode({
		node,
		parameters,
		items: items.map(({ to }) => ({ to })),
	});
	if (error !== undefined) throw error;
}

const three = [{ to: '1' }, { to: '2' }, { to: '3' }];

describe('ParameterReader', () => {
	it('reads what has no expression once for all items', async () => {
		await reading(
			{ to: '0912345678', text: 'Hi', options: { timeout: 5 } },
			three,
			(reader, asked) => {
				const all = [0, 1, 2].map((index) => reader.read(index));
				expect(all[0]).toEqual({ to: '0912345678', text: 'Hi', options: { timeout: 5 } });
				expect(all[2]).toEqual(all[0]);
				expect(asked()).toEqual(['to 0', 'text 0', 'options 0']);
			},
		);
	});

	it('reads what has an expression once for each item', async () => {
		await reading({ to: '=+{{ $json.to }}', text: 'Hi' }, three, (reader, asked) => {
			const all = [0, 1, 2].map((index) => reader.read(index).to);
			expect(all).toEqual(['+1', '+2', '+3']);
			expect(asked()).toEqual(['text 0', 'options 0', 'to 0', 'to 1', 'to 2']);
		});
	});

	it('finds an expression at any depth', async () => {
		const parameters = { to: '1', options: { url: '=https://x.tw/{{ $json.to }}', timeout: 5 } };
		await reading(parameters, three, (reader, asked) => {
			expect([0, 1].map((index) => reader.read(index).options)).toEqual([
				{ url: 'https://x.tw/1', timeout: 5 },
				{ url: 'https://x.tw/2', timeout: 5 },
			]);
			expect(asked()).toEqual(['to 0', 'text 0', 'options 0', 'options 1']);
		});
	});

	it('gives a constant value by identity, so that neighbours are known to be alike', async () => {
		await reading({ to: '={{ $json.to }}', options: { timeout: 5 } }, three, (reader) => {
			expect(reader.read(0).options).toBe(reader.read(1).options);
		});
	});

	it('gives each item an object of its own', async () => {
		await reading({ to: '1' }, three, (reader) => {
			expect(reader.read(0)).not.toBe(reader.read(1));
		});
	});

	it('takes the default of what is not set, and no notice', async () => {
		await reading({ to: '1' }, three, (reader) => {
			expect(reader.read(0)).toEqual({ to: '1', text: 'Hello', options: {} });
		});
	});

	it('says which field cannot be used, for each item anew', async () => {
		await reading({ to: '1', options: { timeout: 'soon' } }, three, (reader) => {
			for (const index of [0, 1]) {
				expect(() => reader.read(index)).toThrow(InputProblem);
				expect(() => reader.read(index)).toThrow("'Timeout' must be a number, not 'soon'");
			}
		});
	});

	it('fails for one item and reads the next', async () => {
		const to = '={{ $json.to === "2" ? { nested: true } : $json.to }}';
		await reading({ to }, three, (reader) => {
			expect(reader.read(0).to).toBe('1');
			expect(() => reader.read(1)).toThrow("'To' must be text, not an object");
			expect(reader.read(2).to).toBe('3');
		});
	});
});
