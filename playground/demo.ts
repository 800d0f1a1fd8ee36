// npm run demo: a real n8n sends SMS to a list through the simulated gateway, asks what became of
// each, and is told by delivery report; every row is compared with what must become of it. Exit
// code 0 if all are as they must.
import { elapsed, withProgress } from '../scripts/progress';
import { letTimePass, waitForReports } from './demo/callbacks';
import { checkHandsets } from './demo/checkHandsets';
import { checkReports } from './demo/checkReports';
import { checkRows } from './demo/checkRows';
import { arrangeFates, commonText, importExample, runExample } from './demo/example';
import { mustBeAccepted, readList, type Listed } from './demo/list';
import { importReceiver } from './demo/receiver';
import { replyLines, resultTable } from './demo/report';
import { Playground } from './Playground';
import type { JsonObject } from './server/json';

async function tell(playground: Playground): Promise<number> {
	const list = readList();
	const receiver = await withProgress('Publishing the workflow that receives reports', () =>
		importReceiver(playground),
	);
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
	console.log(`\n${resultTable(list, resultOf, cameIn)}\n`);
	for (const line of replyLines(list, resultOf, cameIn)) console.log(`${line}\n`);
	const problems = [
		...checkRows(list, resultOf),
		...checkHandsets(list, handsets, await commonText(playground, workflowId)),
		...checkReports(list, resultOf, cameIn),
	];
	if (results.size !== list.length) {
		problems.push(`The list has ${list.length} rows, the result ${results.size}`);
	}
	for (const problem of problems) console.log(`✗ ${problem}`);
	if (problems.length > 0) return 1;
	const accepted = list.filter(mustBeAccepted).length;
	console.log(
		`✓ All ${list.length} rows are as they must be: ${accepted} accepted, ` +
			`${list.length - accepted} refused or skipped; every phone got its own text, once; ` +
			`${accepted} reports and the reply came in, each acknowledged at the first attempt.`,
	);
	return 0;
}

async function main(): Promise<void> {
	const start = Date.now();
	try {
		process.exitCode = await Playground.use({ name: 'demo' }, tell);
	} catch (error) {
		console.error(`\n${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
	}
	console.log(`(${elapsed(start)})`);
}

void main();
