import { withProgress } from '../../../scripts/progress';
import type { JsonObject } from '../../server/json';
import type { Act } from '../act';
import { letTimePass, waitForReports } from './callbacks';
import { checkHandsets } from './checkHandsets';
import { checkReports } from './checkReports';
import { checkRows } from './checkRows';
import { arrangeFates, commonText, importExample, runExample } from './example';
import { mustBeAccepted, readList, type Listed } from './list';
import { replyLines, resultTable } from './report';

/**
 * SMS to a list: sent, asked after and reported; every row is compared with what must become of it,
 * and the phones with what they must have got.
 */
export const smsAct: Act = {
	name: 'SMS to a list',
	async play(playground, receiver) {
		const list = readList();
		const workflowId = await importExample(playground, receiver.address);
		await arrangeFates(playground, list);
		const results = await withProgress(`Sending to the ${list.length} rows of recipients.csv`, () =>
			runExample(playground, workflowId),
		);
		const resultOf = ({ phone }: Listed): JsonObject | undefined => results.get(phone);
		await withProgress('Waiting for the delivery reports', () =>
			waitForReports(playground, receiver, list),
		);
		const handsets = await playground.simulator.control('GET', 'smsgo/handsets');
		const cameIn = await withProgress(
			'Letting an hour pass for the phone that was off, and one answer',
			() => letTimePass(playground, receiver, list),
		);
		const problems = [
			...checkRows(list, resultOf),
			...checkHandsets(list, handsets, await commonText(playground, workflowId)),
			...checkReports(list, resultOf, cameIn),
		];
		if (results.size !== list.length) {
			problems.push(`The list has ${list.length} rows, the result ${results.size}`);
		}
		const accepted = list.filter(mustBeAccepted).length;
		return {
			text: [resultTable(list, resultOf, cameIn), ...replyLines(list, resultOf, cameIn)].join(
				'\n\n',
			),
			problems,
			verdict:
				`All ${list.length} rows are as they must be: ${accepted} accepted, ` +
				`${list.length - accepted} refused or skipped; every phone got its own text, once; ` +
				`${accepted} reports and the reply came in, each acknowledged at the first attempt.`,
		};
	},
};
