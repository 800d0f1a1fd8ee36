import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { InFlight } from '../../../operations/send/inFlight';

/** So many tasks that are under way, and what ends the next of them. */
function start(count: number): { readonly underWay: InFlight; readonly end: () => void } {
	const underWay = new InFlight();
	const ends: (() => void)[] = [];
	for (let index = 0; index < count; index++) {
		underWay.add(new Promise((resolve) => ends.push(resolve)));
	}
	return { underWay, end: () => ends.pop()?.() };
}

test('goes on as soon as no more than so many are under way, and not before', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(6), fc.nat(6), async (count, most) => {
			const { underWay, end } = start(count);
			let goesOn = false;
			const waiting = underWay.atMost(most).then(() => (goesOn = true));
			for (let left = count; left > most; left--) {
				await setImmediate();
				expect(underWay.size).toBe(left);
				expect(goesOn).toBe(false);
				end();
			}
			await waiting;
			expect(underWay.size).toBe(Math.min(count, most));
		}),
	);
});

test('can be waited for again', async () => {
	const { underWay, end } = start(3);
	const first = underWay.atMost(2);
	end();
	await first;
	const all = underWay.atMost(0);
	end();
	await setImmediate();
	expect(underWay.size).toBe(1);
	end();
	await all;
	expect(underWay.size).toBe(0);
});
