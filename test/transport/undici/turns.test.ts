import { Turns } from '../../../transport/undici/turns';

describe('Turns', () => {
	it('lets one after another go on, each in a turn of the loop of its own', async () => {
		const turns = new Turns();
		let turn = 0;
		let isOver = false;
		const count = (): void => {
			turn++;
			if (!isOver) setImmediate(count);
		};
		setImmediate(count);
		const seen: [number, number][] = [];
		await Promise.all(
			[0, 1, 2, 3].map(async (index) => {
				await turns.next();
				seen.push([index, turn]);
			}),
		);
		isOver = true;
		expect(seen.map(([index]) => index)).toEqual([0, 1, 2, 3]);
		expect(new Set(seen.map(([, at]) => at)).size).toBe(4);
	});

	it('goes on after a pause', async () => {
		const turns = new Turns();
		await turns.next();
		await new Promise((resolve) => setTimeout(resolve, 5));
		await expect(turns.next()).resolves.toBeUndefined();
	});
});
