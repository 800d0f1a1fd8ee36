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
	const figures = await Playground.use(
		{ name: 'bench-waiting', environment: memoryEnvironment },
		async (playground) => {
			await playground.importCredential('credentials/smsgo-simulator.json', 'smsgo');
			const published = {
				sendAndWait: await publish(playground, 'sendAndWait'),
				wait: await publish(playground, 'wait'),
			};
			// First: what the bursts leave behind is released later.
			await hold(playground);
			const live = await measureLive(playground, published, rounds);
			const bursts: Burst[] = [];
			const lateBursts: Burst[] = [];
			for (let round = 0; round < rounds; round++) {
				bursts.push(await measureBurst(playground, published.sendAndWait, false));
				lateBursts.push(await measureBurst(playground, published.sendAndWait, true));
			}
			const starts = await measureStarts(playground, published, rounds);
			return waitingFigures({ bursts, lateBursts, live, starts });
		},
	);
	return { rows: figures.map(rowOf), charts: [] };
}

/** Keeps reports back, so that what waits goes on waiting. */
async function hold({ simulator }: Playground): Promise<void> {
	await simulator.control('PATCH', 'smsgo/settings', { callbacks: { reportsEnabled: false } });
}

function rowOf({ name, values, unit, atMost, atLeast, isReached, note }: WaitingFigure): Row {
	const spread = `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
	return row({
		work: 'Executions that wait',
		contestant: name,
		reference: "n8n's Wait node",
		ratio: median(values),
		unit,
		atMost,
		atLeast,
		isReached,
		note: `${spread}; ${note}`,
	});
}
