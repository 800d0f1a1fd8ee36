import fc from 'fast-check';
import { setTimeout } from 'node:timers/promises';
import { ConcurrencyLimit } from '../../transport/concurrencyLimit';

/** Tasks that end when a test says so. */
class Tasks {
	readonly started: number[] = [];
	running = 0;
	most = 0;
	private readonly ends = new Map<number, (error?: Error) => void>();

	readonly task = (id: number) => async (): Promise<number> => {
		this.started.push(id);
		this.most = Math.max(this.most, ++this.running);
		try {
			await new Promise<void>((resolve, reject) => {
				this.ends.set(id, (error) => {
					if (error === undefined) resolve();
					else reject(error);
				});
			});
		} finally {
			this.running--;
		}
		return id;
	};

	/** Ends a task and lets whatever follows from it happen. */
	async end(id: number, error?: Error): Promise<void> {
		const finish = this.ends.get(id);
		if (finish === undefined) throw new Error(`task ${id} does not run`);
		this.ends.delete(id);
		finish(error);
		await setTimeout(0);
	}
}

describe('ConcurrencyLimit', () => {
	it('starts no more than fit, and the next as soon as any ends', async () => {
		const tasks = new Tasks();
		const window = new ConcurrencyLimit(2);
		const all = [0, 1, 2, 3].map(async (id) => await window.run(tasks.task(id)));
		await setTimeout(0);
		expect(tasks.started).toEqual([0, 1]);
		await tasks.end(1);
		expect(tasks.started).toEqual([0, 1, 2]);
		await tasks.end(2);
		expect(tasks.started).toEqual([0, 1, 2, 3]);
		await tasks.end(3);
		await tasks.end(0);
		await expect(Promise.all(all)).resolves.toEqual([0, 1, 2, 3]);
	});

	it('gives the place of a task that fails to the next', async () => {
		const tasks = new Tasks();
		const window = new ConcurrencyLimit(1);
		const first = window.run(tasks.task(0));
		const second = window.run(tasks.task(1));
		const failed = expect(first).rejects.toThrow('broken');
		await tasks.end(0, new Error('broken'));
		await failed;
		await tasks.end(1);
		await expect(second).resolves.toBe(1);
	});

	it('survives a task that throws before it waits for anything', async () => {
		const window = new ConcurrencyLimit(1);
		await expect(
			window.run(() => {
				throw new Error('at once');
			}),
		).rejects.toThrow('at once');
		await expect(window.run(async () => await Promise.resolve(1))).resolves.toBe(1);
	});

	it('has its whole size again after it has been empty', async () => {
		const window = new ConcurrencyLimit(3);
		for (let round = 0; round < 3; round++) {
			const tasks = new Tasks();
			const all = [0, 1, 2, 3, 4].map(async (id) => await window.run(tasks.task(id)));
			await setTimeout(0);
			expect(tasks.started).toEqual([0, 1, 2]);
			for (const id of [0, 1, 2, 3, 4]) await tasks.end(id);
			await Promise.all(all);
		}
	});

	it('lets thousands wait, in the order in which they came', async () => {
		const window = new ConcurrencyLimit(4);
		const started: number[] = [];
		const count = 5000;
		await Promise.all(
			Array.from({ length: count }, async (_, id) => {
				await window.run(async () => {
					started.push(id);
					await Promise.resolve();
				});
			}),
		);
		expect(started).toEqual(Array.from({ length: count }, (_, id) => id));
	});

	it('runs everything once, in order, within its size, in whatever order tasks end', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 8 }),
				fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()), { maxLength: 40 }),
				async (size, tasks) => {
					const window = new ConcurrencyLimit(size);
					const started: number[] = [];
					let running = 0;
					let most = 0;
					const ends = await Promise.allSettled(
						tasks.map(
							async ([turns, fails], id) =>
								await window.run(async () => {
									started.push(id);
									most = Math.max(most, ++running);
									for (let turn = 0; turn < turns; turn++) await Promise.resolve();
									running--;
									if (fails) throw new Error(String(id));
									return id;
								}),
						),
					);
					expect(started).toEqual(tasks.map((_, id) => id));
					expect(most).toBe(Math.min(size, tasks.length));
					expect(ends.map(({ status }) => status)).toEqual(
						tasks.map(([, fails]) => (fails ? 'rejected' : 'fulfilled')),
					);
				},
			),
		);
	});
});
