import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../until';
import { Throttle } from '../../../operations/waiting/throttle';

const PAUSE_MS = 400;

/** A task that takes its time, and remembers when it was under way. */
function slow(milliseconds: number) {
	const begun: number[] = [];
	let underWay = 0;
	let most = 0;
	const ended: number[] = [];
	const throttle = new Throttle<number>(PAUSE_MS);
	const task = async (): Promise<number> => {
		begun.push(performance.now());
		most = Math.max(most, ++underWay);
		await sleep(milliseconds);
		underWay--;
		ended.push(performance.now());
		return begun.length;
	};
	return { ask: async () => await throttle.ask(task), begun, ended, mostAtOnce: () => most };
}

describe('a throttle', () => {
	it('begins at once for the first who asks', async () => {
		// A pause would be longer than a test may take.
		const throttle = new Throttle<string>(600_000);
		expect(await throttle.ask(async () => await Promise.resolve('begun'))).toBe('begun');
	});

	it('runs once for all who ask in the same moment', async () => {
		const { ask } = slow(1);
		expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
	});

	it('runs again, once, for all who ask while it is under way, and never twice at a time', async () => {
		const { ask, begun, mostAtOnce } = slow(PAUSE_MS * 2);
		const first = ask();
		await until(() => begun.length === 1);
		const second = ask();
		await sleep(PAUSE_MS);
		const third = ask();
		expect(await Promise.all([first, second, third])).toEqual([1, 2, 2]);
		expect(begun).toHaveLength(2);
		expect(mostAtOnce()).toBe(1);
	});

	it('leaves a pause between two, and shares what is about to begin', async () => {
		const { ask, begun, ended } = slow(20);
		await ask();
		const second = ask();
		await sleep(PAUSE_MS / 8);
		expect(await Promise.all([second, ask()])).toEqual([2, 2]);
		// Timers are exact to a millisecond.
		expect((begun[1] ?? 0) - (ended[0] ?? 0)).toBeGreaterThanOrEqual(PAUSE_MS - 1);
	});

	it('gives an error to those who asked, and goes on', async () => {
		let runs = 0;
		const throttle = new Throttle<number>(1);
		const task = async (): Promise<number> => {
			await Promise.resolve();
			if (++runs === 1) throw new Error('no answer');
			return runs;
		};
		const both = await Promise.allSettled([throttle.ask(task), throttle.ask(task)]);
		expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await throttle.ask(task)).toBe(2);
	});
});
