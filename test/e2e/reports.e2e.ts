import { setTimeout as sleep } from 'node:timers/promises';
import { at, listAt, textAt } from '../../playground/server/json';
import { Postgres } from '../../playground/services/Postgres';
import { listen } from './reportWorkflow';
import { passTime, resetSimulator } from './simulated';
import { NODE, send } from './workflows';
import { world } from './world';

// More than n8n runs at once, several times over; the storms are in the queue suite.
const MESSAGES = 400;
const WAIT_MS = 900_000;

const fates = [
	{ state: 'DELIVRD', status: 'delivered' },
	{ state: 'UNDELIV', status: 'undeliverable' },
	{ state: 'EXPIRED', status: 'expired' },
	{ state: 'REJECTD', status: 'rejected' },
] as const;

const numberOf = (index: number): string => `09${10_000_000 + index}`;
const fateOf = (index: number) => fates[index % 7] ?? fates[0];

let postgres: Postgres;

beforeAll(async () => {
	await resetSimulator();
	postgres = await Postgres.start(world().home.log('postgres'));
	await postgres.query(
		'CREATE TABLE reports (message_id text, recipient text, status text, is_final boolean, ' +
			'deliveries integer NOT NULL DEFAULT 1, PRIMARY KEY (message_id, recipient))',
	);
}, 60_000);

afterAll(async () => {
	await postgres.stop();
});

/** What the simulator says of its callbacks. */
async function callbacks(): Promise<{
	acknowledged: number;
	open: number;
	attempts: number;
	failed: number;
}> {
	const state = await world().simulator.control('GET', 'smsgo/callbacks');
	const count = (...path: string[]): number => Number(at(state, ...path));
	return {
		failed: listAt(state, 'attempts').filter((attempt) => at(attempt, 'try') !== 1).length,
		acknowledged: count('reports', 'acknowledged'),
		attempts: count('reports', 'attempts'),
		open: count('backlog', 'queued') + count('backlog', 'inFlight') + count('backlog', 'waiting'),
	};
}

it(
	`${MESSAGES} messages, each reported up to four times in random order over several connections: every one is final, once`,
	async () => {
		const { simulator } = world();
		const reportUrl = await listen({
			event: 'smsgoDeliveryReport',
			path: 'smsgo-report',
			port: postgres.port,
			sql:
				'INSERT INTO reports (message_id, recipient, status, is_final) VALUES ($1, $2, $3, $4) ' +
				'ON CONFLICT (message_id, recipient) DO UPDATE SET deliveries = reports.deliveries + 1',
			values: '={{ [$json.messageId, $json.recipient, $json.status, $json.isFinal] }}',
		});
		await simulator.control(
			'PUT',
			'smsgo/fates',
			Object.fromEntries(
				Array.from({ length: MESSAGES }, (_, index) => [
					numberOf(index),
					{ state: fateOf(index).state },
				]),
			),
		);
		await simulator.control('PATCH', 'smsgo/settings', {
			callbacks: {
				reportsEnabled: false,
				minCopies: 1,
				maxCopies: 4,
				order: 'random',
				parameterOrder: 'mixed',
				maxConnections: 12,
				timeoutMs: 120_000,
			},
		});
		const items = Array.from({ length: MESSAGES }, (_, index) => ({
			to: numberOf(index),
			text: index % 2 === 0 ? '共同的內容' : `第 ${index} 號的內容`,
		}));
		const sent = (await send(items, { deliveryReportUrl: reportUrl })).json(NODE);
		const accepted = sent.filter((result) => result['accepted'] === true);
		expect(accepted).toHaveLength(MESSAGES);

		await passTime(60_000);
		await simulator.control('POST', 'smsgo/reports', { release: true });
		const deadline = Date.now() + WAIT_MS;
		let figures = await callbacks();
		let stored = '0';
		while (figures.open > 0 || stored !== String(figures.attempts)) {
			if (Date.now() > deadline) break;
			await sleep(500);
			figures = await callbacks();
			stored =
				(await postgres.query('SELECT coalesce(sum(deliveries), 0) FROM reports'))[0]?.[0] ?? '';
		}

		const rows = await postgres.query(
			'SELECT message_id, recipient, status, is_final FROM reports',
		);
		const expected = sent.map((result, index) => [
			textAt(result, 'messageId'),
			numberOf(index),
			fateOf(index).status,
			't',
		]);
		const repeats = figures.attempts - rows.length;
		const isFinal = rows.filter((row) => row[3] === 't').length;
		console.log(
			`sent ${sent.length}, reports ${figures.attempts}, repeats ${repeats}, final states ${isFinal}, ` +
				`lost ${MESSAGES - rows.length}, doubled ${rows.length - new Set(rows.map((row) => row.join())).size}`,
		);
		expect(rows.sort()).toEqual(expected.sort());
		expect(figures.open).toBe(0);
		// Every copy was acknowledged at its first attempt, and each of them is in the table.
		expect(figures.acknowledged).toBe(MESSAGES);
		expect(figures.failed).toBe(0);
		expect(stored).toBe(String(figures.attempts));
		expect(repeats).toBeGreaterThan(0);
	},
	WAIT_MS + 60_000,
);

it('a reply from a handset comes in with its text', async () => {
	const { simulator } = world();
	await postgres.query('CREATE TABLE replies (message_id text, sender text, content text)');
	const replyUrl = await listen({
		event: 'smsgoReply',
		path: 'smsgo-reply',
		port: postgres.port,
		sql: 'INSERT INTO replies VALUES ($1, $2, $3)',
		values: '={{ [$json.messageId, $json.from, $json.text] }}',
	});
	const sent = await send([{ to: '0987654321', text: '請回覆' }], { replyUrl });
	await passTime(60_000);
	await simulator.control('POST', 'smsgo/replies', { number: '0987654321', text: '好的，謝謝' });
	const deadline = Date.now() + 30_000;
	let rows: string[][] = [];
	while (rows.length === 0 && Date.now() < deadline) {
		await sleep(200);
		rows = await postgres.query('SELECT message_id, sender, content FROM replies');
	}
	expect(rows).toEqual([[textAt(sent.json(NODE)[0], 'messageId'), '0987654321', '好的，謝謝']]);
});
