import { checkHandsets } from '../../playground/demo/checkHandsets';
import { checkRows } from '../../playground/demo/checkRows';
import { arrangeFates, commonText, importExample, runExample } from '../../playground/demo/example';
import { readList } from '../../playground/demo/list';
import { resetSimulator } from './simulated';
import { world } from './world';

beforeAll(resetSimulator);

it('the example workflow does to every row of its list what it must', async () => {
	const playground = world();
	const list = readList();
	const workflowId = await importExample(playground);
	await arrangeFates(playground, list);
	const results = await runExample(playground, workflowId);
	const handsets = await playground.simulator.control('GET', 'smsgo/handsets');
	expect(list.length).toBeGreaterThanOrEqual(120);
	expect(results.size).toBe(list.length);
	expect(checkRows(list, ({ phone }) => results.get(phone))).toEqual([]);
	expect(checkHandsets(list, handsets, await commonText(playground, workflowId))).toEqual([]);
});
