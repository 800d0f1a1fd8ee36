// npm run demo: a real n8n sends SMS to a list through the simulated gateway and says what became
// of each; every row is compared with what must become of it. Exit code 0 if all are as they must.
import { elapsed, withProgress } from '../scripts/progress';
import { checkHandsets } from './demo/checkHandsets';
import { checkRows } from './demo/checkRows';
import { arrangeFates, commonText, importExample, runExample } from './demo/example';
import { mustBeAccepted, readList, type Listed } from './demo/list';
import { formatTable } from './demo/table';
import { Playground } from './Playground';
import type { JsonObject } from './server/json';

const columns = {
	Recipient: 'recipient',
	'Message ID': 'messageId',
	Encoding: 'encoding',
	Segments: 'segments',
	Points: 'requestPoints',
	Accepted: 'accepted',
	Status: 'status',
	Reason: 'reason',
};

function show(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}

function tableRow(listed: Listed, result: JsonObject = {}): string[] {
	const cells = Object.values(columns).map((key) => show(result[key]));
	return [listed.phone, ...cells];
}

async function tell(playground: Playground): Promise<number> {
	const list = readList();
	const workflowId = await importExample(playground);
	await arrangeFates(playground, list);
	const results = await withProgress(`Sending to the ${list.length} rows of recipients.csv`, () =>
		runExample(playground, workflowId),
	);
	const resultOf = ({ phone }: Listed): JsonObject | undefined => results.get(phone);
	console.log(
		`\n${formatTable(
			['As typed', ...Object.keys(columns)],
			list.map((listed) => tableRow(listed, resultOf(listed))),
		)}\n`,
	);
	const handsets = await playground.simulator.control('GET', 'smsgo/handsets');
	const problems = [
		...checkRows(list, resultOf),
		...checkHandsets(list, handsets, await commonText(playground, workflowId)),
	];
	if (results.size !== list.length) {
		problems.push(`The list has ${list.length} rows, the result ${results.size}`);
	}
	for (const problem of problems) console.log(`✗ ${problem}`);
	if (problems.length > 0) return 1;
	const accepted = list.filter(mustBeAccepted).length;
	console.log(
		`✓ All ${list.length} rows are as they must be: ${accepted} accepted, ` +
			`${list.length - accepted} refused or skipped; every phone got its own text, once.`,
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
