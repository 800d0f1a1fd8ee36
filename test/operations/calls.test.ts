import type { INodeProperties } from 'n8n-workflow';
import { accepted, notSent, rejected, unknown, type Outcome } from '../../messaging/outcome';
import { localOperation } from '../../operations/calls/each';
import { InputProblem } from '../../operations/parameters/inputProblem';
import { manyOperation } from '../../operations/calls/many';
import type { Operation } from '../../operations/operation';
import { runNode, type NodeOutput, type NodeRun } from '../engine/engine';
import { until } from '../transport/localServer';
import { failure, label, nodeOf, nowhere } from './fixtures';

const fields = [
	{ displayName: 'ID', name: 'id', type: 'string', default: '' },
] as const satisfies INodeProperties[];

/** How a question ends, by the first word of its id. */
function endOf(id: string): Outcome<{ id: string }> {
	if (id.startsWith('refused')) return rejected({ ...failure, reason: `refused ${id}` });
	if (id.startsWith('down')) return notSent({ ...failure, code: 'ECONNREFUSED', reason: 'down' });
	if (id.startsWith('page')) return unknown({ ...failure, code: 'HTTP 502', reason: 'a page' });
	if (id.startsWith('defect')) throw new TypeError('x is not a function');
	return accepted({ id });
}

const stopped = notSent({ ...failure, code: 'STOPPED', reason: 'stopped' });
const asked: string[] = [];
beforeEach(() => {
	asked.length = 0;
});

/** One call for each item; two rows for an id that says so, none for "none". */
const call: Operation = localOperation({
	...label,
	fields,
	async work({ id }, { run }) {
		if (id === '') throw new InputProblem("'ID' is empty");
		if (id.startsWith('slow')) await until(() => asked.length > 0);
		// As a connection does.
		if (run.signal.aborted) return stopped;
		asked.push(id);
		const end = endOf(id);
		if (end.outcome !== 'accepted') return end;
		if (id === 'none') return accepted([]);
		const rows = id.startsWith('two') ? [end.value, { id: `${id} again` }] : [end.value];
		return accepted(rows.map((json) => ({ json })));
	},
});

const ask = async (
	operation: Operation,
	ids: readonly string[],
	onError?: NodeRun['onError'],
): Promise<NodeOutput> =>
	await runNode({
		node: nodeOf(operation),
		parameters: { id: '={{ $json.id }}' },
		items: ids.map((id) => ({ id })),
		...(onError === undefined ? {} : { onError }),
	});
const rows = ({ main }: NodeOutput) =>
	main.map(({ json, pairedItem }) => [json['id'] ?? json['error'], pairedItem]);

describe('callOperation', () => {
	it('gives every row back in input order, paired with its item', async () => {
		expect(rows(await ask(call, ['slow', 'two', 'none', 'd']))).toEqual([
			['slow', { item: 0 }],
			['two', { item: 1 }],
			['two again', { item: 1 }],
			['d', { item: 3 }],
		]);
		expect(asked).toEqual(expect.arrayContaining(['slow', 'two', 'none', 'd']));
		expect(asked[0]).not.toBe('slow');
	});

	it('stops at the first item that failed, by its place and not by time', async () => {
		const { error, main } = await ask(call, ['a', 'refused', 'page']);
		expect(main).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'refused refused',
			description: 'Buy points. Code: -8, text: 點數不夠',
			context: { itemIndex: 1 },
		});
	});

	it('lets nothing more leave after a failure, and names the failure, not what was stopped', async () => {
		const { error } = await ask(call, ['slow a', 'slow b', 'refused c', 'slow d']);
		expect(error).toMatchObject({ message: 'refused refused c', context: { itemIndex: 2 } });
		expect(asked).toEqual(['refused c']);
	});

	it('stops at an input that cannot be used', async () => {
		const { error } = await ask(call, ['a', '']);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'ID' is empty",
			context: { itemIndex: 1 },
		});
	});

	it('stops at a defect without claiming anything of the input', async () => {
		const { error } = await ask(call, ['defect']);
		expect(error?.message).toBe('x is not a function');
		expect(error?.description ?? '').not.toMatch(/Correct it/u);
	});

	it('continues with an item that has error where the user wants that', async () => {
		const output = await ask(call, ['a', 'refused b', '', 'page', 'e'], 'continueRegularOutput');
		expect(output.error).toBeUndefined();
		expect(output.main).toHaveLength(5);
		expect(rows(output).map(([, pairedItem]) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
		expect(output.main.map(({ json }) => json['error'])).toEqual([
			undefined,
			expect.stringContaining('refused b'),
			expect.stringContaining("'ID' is empty"),
			expect.stringContaining('a page'),
			undefined,
		]);
	});

	it('routes what failed to the error output, whole', async () => {
		const output = await ask(call, ['a', 'refused b', '', 'e'], 'continueErrorOutput');
		expect(rows(output)).toEqual([
			['a', { item: 0 }],
			['e', { item: 3 }],
		]);
		expect(output.errors.map(({ json }) => json)).toMatchObject([
			{
				error: 'refused refused b',
				message: 'refused refused b. Buy points.',
				details: { code: '-8', text: '點數不夠' },
			},
			{ error: "'ID' is empty", message: "'ID' is empty" },
		]);
		expect(output.errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
	});
});

describe('manyOperation', () => {
	const requests: string[][] = [];
	/** Ids separated by blanks; three questions a request; ids that begin with x apart from others. */
	const many: Operation = manyOperation(nowhere, {
		...label,
		fields,
		questionsPerRequest: 3,
		questions: ({ id }: { readonly id: string }) => {
			if (id === '') throw new InputProblem("'ID' is empty");
			return id.split(' ').map((question) => ({
				key: question.startsWith('x') ? 'x' : '',
				question,
			}));
		},
		ask: async (_line, questions: readonly string[]) => {
			requests.push([...questions]);
			await new Promise((resolve) => setTimeout(resolve, 8 - questions.length * 2));
			for (const question of questions) {
				const end = endOf(question);
				if (end.outcome !== 'accepted') return end;
			}
			return accepted(questions.map((id) => (id === 'two' ? [{ id }, { id: 'too' }] : [{ id }])));
		},
	});
	beforeEach(() => {
		requests.length = 0;
	});

	it('shares requests among items and gives each its own answers, in order', async () => {
		expect(rows(await ask(many, ['a xb two', 'c', 'd xe', 'f']))).toEqual([
			['a', { item: 0 }],
			['xb', { item: 0 }],
			['two', { item: 0 }],
			['too', { item: 0 }],
			['c', { item: 1 }],
			['d', { item: 2 }],
			['xe', { item: 2 }],
			['f', { item: 3 }],
		]);
		expect(requests).toEqual([
			['a', 'two', 'c'],
			['xb', 'xe'],
			['d', 'f'],
		]);
	});

	it('gives the end of a request to every question in it, and to no other', async () => {
		const output = await ask(many, ['a refused', 'b', 'c d'], 'continueRegularOutput');
		expect(requests).toEqual([
			['a', 'refused', 'b'],
			['c', 'd'],
		]);
		expect(output.main.map(({ json }) => json['id'] ?? 'failed')).toHaveLength(5);
		expect(rows(output).slice(-2)).toEqual([
			['c', { item: 2 }],
			['d', { item: 2 }],
		]);
	});

	it('stops with the item whose request failed', async () => {
		const { error, main } = await ask(many, ['a b c', 'd', 'refused']);
		expect(main).toEqual([]);
		expect(error).toMatchObject({ message: 'refused refused', context: { itemIndex: 1 } });
	});

	it('survives a defect of the asker', async () => {
		const output = await ask(many, ['a b c', 'defect'], 'continueErrorOutput');
		expect(rows(output)).toHaveLength(3);
		expect(output.errors).toMatchObject([{ json: { error: 'x is not a function' } }]);
	});

	it('routes an item that asks nothing proper, and asks for the others', async () => {
		const output = await ask(many, ['a', '', 'b'], 'continueErrorOutput');
		expect(rows(output).map(([id]) => id)).toEqual(['a', 'b']);
		expect(output.errors).toMatchObject([
			{ json: { error: "'ID' is empty" }, pairedItem: { item: 1 } },
		]);
	});
});
