import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { accepted, notSent, rejected } from '../../../messaging/outcome';
import { listOperation } from '../../../operations/calls/list';
import { runNode, type NodeOutput, type NodeRun } from '../../engine/engine';
import { until } from '../../transport/localServer';
import { failure, label, nodeOf, nowhere } from '../fixtures';

const fields = [
	{ displayName: 'Count', name: 'count', type: 'string', default: '' },
] as const satisfies INodeProperties[];

const asked: number[] = [];
let underWay = 0;
let most = 0;
beforeEach(() => {
	asked.length = most = 0;
});
// What was asked for ahead, beyond the end of a list, ends after the node.
afterEach(async () => {
	await until(() => underWay === 0);
});

/** Rows 1 to `count`, ten a page; the page after that is refused where the count says so. */
const list = (simplified?: readonly string[]) =>
	listOperation(nowhere, {
		...label,
		fields,
		...(simplified === undefined ? {} : { simplified }),
		pages: (_line, { count }, { run: { signal } }) => ({
			pageSize: 10,
			async page(page, size) {
				// As a connection does.
				if (signal.aborted) return notSent({ ...failure, code: 'STOPPED', reason: 'stopped' });
				asked.push(page);
				most = Math.max(most, ++underWay);
				await new Promise((resolve) => setTimeout(resolve, (page * 3) % 4));
				underWay--;
				const first = (page - 1) * size;
				const length = Math.min(size, Math.max(0, Number.parseInt(count, 10) - first));
				if (length === 0 && count.endsWith('!')) return rejected(failure);
				const rows = Array.from({ length }, (_, index) => ({
					id: String(first + index + 1),
					more: 'x',
				}));
				return accepted(rows);
			},
		}),
	});

const run = async (
	counts: readonly string[],
	parameters: INodeParameters = {},
	rest: Partial<NodeRun> & { simplified?: readonly string[] } = {},
): Promise<NodeOutput> => {
	const { simplified, ...others } = rest;
	return await runNode({
		node: nodeOf(list(simplified)),
		parameters: { count: '={{ $json.count }}', ...parameters },
		items: counts.map((count) => ({ count })),
		...others,
	});
};
const ids = ({ main }: NodeOutput) => main.map(({ json, pairedItem }) => [json['id'], pairedItem]);
const upTo = (count: number, item = 0) =>
	Array.from({ length: count }, (_, index) => [String(index + 1), { item }]);

describe('listOperation', () => {
	it('gives 50 rows unless more are asked for', async () => {
		expect(ids(await run(['200']))).toEqual(upTo(50));
		expect([...asked].sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5]);
	});

	it('gives as many as the limit, or all', async () => {
		expect(ids(await run(['200'], { limit: 7 }))).toEqual(upTo(7));
		expect(ids(await run(['203'], { returnAll: true }))).toEqual(upTo(203));
	});

	it('refuses a limit that is none', async () => {
		const { error } = await run(['200'], { limit: 0 });
		expect(error?.message).toMatch(/^'Limit' is 0/u);
		expect(asked).toEqual([]);
	});

	it('asks for a quarter more pages than `Concurrency` says, so that some can be read meanwhile', async () => {
		await run(['500'], { returnAll: true, options: { concurrency: 3 } });
		expect(most).toBe(4);
		await until(() => underWay === 0);
		most = 0;
		await run(['500'], { returnAll: true });
		expect(most).toBe(13);
	});

	it('pairs the rows of each item with it, in input order', async () => {
		expect(ids(await run(['3', '0', '25'], { returnAll: true }))).toEqual([
			...upTo(3),
			...upTo(25, 2),
		]);
	});

	it('leaves the columns of `Simplify`, null where a row lacks one', async () => {
		const simplified = ['id', 'other'];
		const { main } = await run(['1'], {}, { simplified });
		expect(main.map(({ json }) => json)).toEqual([{ id: '1', other: null }]);
		const whole = await run(['1'], { simplify: false }, { simplified });
		expect(whole.main.map(({ json }) => json)).toEqual([{ id: '1', more: 'x' }]);
	});

	it('shows `Simplify` only where there is something to leave out', () => {
		const names = (simplified?: readonly string[]) =>
			list(simplified).fields.map(({ name }) => name);
		expect(names()).toEqual(['count', 'returnAll', 'limit', 'options']);
		expect(names(['id'])).toEqual(['count', 'returnAll', 'limit', 'simplify', 'options']);
	});

	it('gives nothing of a list of which a page is refused, and routes it where the user chose', async () => {
		const stopped = await run(['30!', '5'], { returnAll: true });
		expect(stopped.main).toEqual([]);
		expect(stopped.error).toMatchObject({ message: failure.reason, context: { itemIndex: 0 } });
		const routed = await run(['30!', '5'], { returnAll: true }, { onError: 'continueErrorOutput' });
		expect(ids(routed)).toEqual(upTo(5, 1));
		expect(routed.errors).toMatchObject([{ pairedItem: { item: 0 } }]);
	});

	it('asks for nothing more once the execution is stopped', async () => {
		let halfWay = 0;
		const output = run(
			['1000000'],
			{ returnAll: true },
			{
				onStart: (cancel) => {
					const timer = setInterval(() => {
						if (asked.length < 100) return;
						halfWay = asked.length;
						clearInterval(timer);
						cancel();
					}, 1);
				},
			},
		);
		await output;
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(halfWay).toBeGreaterThanOrEqual(100);
		expect(asked.length).toBeLessThanOrEqual(halfWay + 10);
	});
});
