import { Playground } from '../playground/Playground';
import { median } from './measure';
import { row, type Row } from './rows';
import type { Section } from './section';
import { waitingFigures, type WaitingFigure } from './waiting/figures';
import { measureLive } from './waiting/live';
import { memoryEnvironment } from './waiting/processMemory';
import { measureBurst, type Burst } from './waiting/reports';
import { measureStarts } from './waiting/startUp';
import { publish } from './waiting/workflows';

/**
 * What executions cost that wait in `sendAndWaitForDelivery`, against n8n's own Wait node in the
 * same run, and what 500 reports for one of them set off; on a real n8n.
 */
export async function measureWaiting(rounds: number): Promise<Section> {
	const live = await Playground.use(
		{
			name: 'bench-waiting-live',
			// Without a public address each execution would hold the hint that says so.
			environment: { ...memoryEnvironment, N8N_WEBHOOK_URL: 'https://n8n.example.com/' },
		},
		async (playground) => {
			await prepare(playground);
			return await measureLive(playground, rounds);
		},
	);
	const figures = await Playground.use(
		{ name: 'bench-waiting', environment: memoryEnvironment },
		async (playground) => {
			await prepare(playground);
			const published = {
				sendAndWait: await publish(playground, 'sendAndWait'),
				wait: await publish(playground, 'wait'),
			};
			const bursts: Burst[] = [];
			const lateBursts: Burst[] = [];
			for (let round = 0; round < rounds; round++) {
				bursts.push(await measureBurst(playground, published.sendAndWait, false));
				lateBursts.push(await measureBurst(playground, published.sendAndWait, true));
			}
			await keepReportsBack(playground);
			const starts = await measureStarts(playground, published, rounds);
			return waitingFigures({ bursts, lateBursts, live, starts });
		},
	);
	return { rows: figures.map(rowOf), charts: [] };
}

async function prepare(playground: Playground): Promise<void> {
	await playground.importCredential('credentials/smsgo-simulator.json', 'smsgo');
	await keepReportsBack(playground);
}

/** What waits goes on waiting. */
async function keepReportsBack({ simulator }: Playground): Promise<void> {
	await simulator.control('PATCH', 'smsgo/settings', {
		callbacks: { reportsEnabled: false },
	});
}

function rowOf({ name, values, unit, atMost, atLeast, isReached, note }: WaitingFigure): Row {
	const spread = `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
	return row({
		work: 'Executions that wait',
		contestant: name,
		reference: unit.startsWith('×') ? unit.slice(2) : '',
		ratio: median(values),
		unit: unit.startsWith('×') ? '×' : unit,
		atMost,
		atLeast,
		isReached,
		note: `${spread}; ${note}`,
	});
}
