import { setTimeout as sleep } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Playground } from '../../Playground';
import { listAt, textAt, type JsonObject } from '../../server/json';
import { playground as folder } from '../../setup/paths';
import { readKept, type Receiver } from '../receiver';
import { runExample, show } from '../run';
import { formatTable } from '../table';

const WAIT_MS = 30_000;
const POLL_MS = 250;
const POINTS = 3;

/** What becomes of a number by its ending, as the simulated gateway has it; others are delivered. */
const FATES: readonly (readonly [ending: string, status: string])[] = [
	['92000', 'rejected'],
	['92001', 'undeliverable'],
	['92002', 'rejected'],
	['99998', 'failed'],
];

const HEADINGS = ['Recipient', 'Message ID', 'Batch', 'Points', 'Accepted', 'Asked', 'Reported'];

/** One recipient: how sending ended, what asking found, and what was reported. */
interface Sent {
	readonly sent: JsonObject;
	readonly asked: JsonObject | undefined;
	readonly reported: readonly JsonObject[];
}

/** Sends the picture, asks after each message, and waits for what the gateway reports. */
export async function sendMms(playground: Playground, receiver: Receiver): Promise<Sent[]> {
	const { simulator } = playground;
	await simulator.control('PATCH', 'mitake/settings', {
		callbackUrl: `${receiver.address}/mitake-mms`,
	});
	playground.provideFile('card.png');
	const execution = await runExample(playground, 'workflows/send-mms.json');
	const sent = execution.json('Send MMS');
	const asked = execution.json('Ask what became of them');
	const deadline = Date.now() + WAIT_MS;
	for (;;) {
		const kept = await readKept(playground, receiver);
		const rows = sent.map((one) => ({
			sent: one,
			asked: asked.find((other) => isSame(one, other)),
			reported: kept.filter((row) => row['event'] === 'mitakeMmsStatus' && isSame(one, row)),
		}));
		const isComplete = rows.every(({ reported }) => reported.some(({ isFinal }) => isFinal));
		if (isComplete || Date.now() > deadline) return rows;
		await sleep(POLL_MS);
	}
}

function isSame(one: JsonObject, other: JsonObject): boolean {
	return one['messageId'] === other['messageId'] && one['batchId'] === other['batchId'];
}

function statusOf(sent: JsonObject): string {
	const number = String(sent['recipient']);
	return FATES.find(([ending]) => number.endsWith(ending))?.[1] ?? 'delivered';
}

/** The messages as a table. */
export function mmsTable(rows: readonly Sent[]): string {
	return formatTable(
		HEADINGS,
		rows.map(({ sent, asked, reported }) =>
			[
				sent['recipient'],
				sent['messageId'],
				sent['batchId'],
				sent['points'],
				sent['accepted'],
				asked?.['status'],
				reported.map(({ status }) => show(status)).join(', '),
			].map(show),
		),
	);
}

/** What is not as it must be with the messages and what the handsets got. */
export async function checkMms(playground: Playground, rows: readonly Sent[]): Promise<string[]> {
	const problems = rows.flatMap((row) =>
		checkRow(row).map((problem) => `${show(row.sent['recipient'])}: ${problem}`),
	);
	if (rows.length !== 20) problems.push(`${rows.length} recipients have a result, not 20`);
	const batches = new Set(rows.map(({ sent }) => sent['batchId']));
	if (batches.size !== 1)
		problems.push(`The messages left in ${batches.size} requests, not in one`);
	const stored = listAt(await playground.simulator.control('GET', 'mitake/messages'));
	const picture = createHash('sha256')
		.update(readFileSync(join(folder, 'card.png')))
		.digest('hex');
	const hashes = listAt(stored[0], 'attachments').map((one) => textAt(one, 'sha256'));
	if (hashes.join() !== picture) problems.push('The picture is not the one that was sent');
	return problems;
}

function checkRow({ sent, asked, reported }: Sent): string[] {
	const wanted = statusOf(sent);
	const problems: string[] = [];
	if (sent['accepted'] !== true) problems.push('was not accepted');
	if (!/^\d{18}$/.test(String(sent['messageId']))) problems.push('has no message ID of 18 digits');
	if (sent['points'] !== POINTS) problems.push(`cost ${show(sent['points'])} points`);
	if (asked?.['status'] !== wanted) problems.push(`is ${show(asked?.['status'])}, not ${wanted}`);
	const last = reported.find(({ isFinal }) => isFinal === true);
	if (last?.['status'] !== wanted) problems.push(`was reported ${show(last?.['status'])}`);
	if (reported.some(({ isDuplicate }) => isDuplicate === true)) problems.push('was reported twice');
	return problems;
}
