import { letTimePass, waitForReports } from '../../playground/demo/sms/callbacks';
import { checkHandsets } from '../../playground/demo/sms/checkHandsets';
import { checkReports } from '../../playground/demo/sms/checkReports';
import { checkRows } from '../../playground/demo/sms/checkRows';
import {
	arrangeFates,
	commonText,
	importExample,
	runExample,
} from '../../playground/demo/sms/example';
import { readList, type Listed } from '../../playground/demo/sms/list';
import { importReceiver } from '../../playground/demo/receiver';
import type { JsonObject } from '../../playground/server/json';
import { resetSimulator } from './simulated';
import { world } from './world';

beforeAll(resetSimulator);

it('the example workflows do to every row of their list what they must', async () => {
	const playground = world();
	const list = readList();
	const receiver = await importReceiver(playground);
	const workflowId = await importExample(playground, receiver.address);
	await arrangeFates(playground, list);
	const results = await runExample(playground, workflowId);
	const resultOf = ({ phone }: Listed): JsonObject | undefined => results.get(phone);
	await waitForReports(playground, receiver, list);
	const handsets = await playground.simulator.control('GET', 'smsgo/handsets');
	const cameIn = await letTimePass(playground, receiver, list);
	expect(list.length).toBeGreaterThanOrEqual(120);
	expect(results.size).toBe(list.length);
	expect(checkRows(list, resultOf)).toEqual([]);
	expect(checkHandsets(list, handsets, await commonText(playground, workflowId))).toEqual([]);
	expect(checkReports(list, resultOf, cameIn)).toEqual([]);
});
