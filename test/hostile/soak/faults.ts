import { listAt } from '../../../playground/server/json';
import type { Simulator } from '../../../playground/server/Simulator';

/** One request in so many goes wrong: 5 %. */
const ONE_IN = 20;
/** Faults that wait for their requests; with fewer than half, more are added. */
const WAITING = 60;

export const GATEWAYS = ['smsgo', 'mitake', 'cloudmax', 'umail'] as const;
export type Gateway = (typeof GATEWAYS)[number];

/** Those that say something untrue of what was done are left out: no client can see through them. */
const KINDS = [
	{ kind: 'html', status: 502 },
	{ kind: 'html', status: 502, process: true },
	{ kind: 'empty' },
	{ kind: 'empty', process: true },
	{ kind: 'garbage', process: true },
	{ kind: 'truncated' },
	{ kind: 'halfBody' },
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'slow', delayMs: 400 },
	{ kind: 'drip' },
	{ kind: 'redirect', process: true },
	{ kind: 'dead' },
	{ kind: 'oversize', bytes: 4 * 1024 * 1024, process: true },
] as const;

/** Has one request in twenty go wrong, each kind of fault in turn, for as long as it is kept up. */
export class FaultPlan {
	private next = 0;

	constructor(private readonly simulator: Simulator) {}

	/** Sees to it that there are faults for the next requests. */
	async keepUp(): Promise<void> {
		for (const gateway of GATEWAYS) {
			const left = listAt(await this.simulator.control('GET', `${gateway}/faults`)).length;
			if (left >= WAITING / 2) continue;
			const faults = Array.from({ length: WAITING - left }, (_, index) => ({
				...KINDS[this.next++ % KINDS.length],
				// They count down side by side: each lets those before it pass as well.
				skip: (left + index) * ONE_IN + ((index * 7) % ONE_IN),
			}));
			await this.simulator.control('POST', `${gateway}/faults`, faults);
		}
	}

	/** From here on nothing goes wrong. */
	async end(): Promise<void> {
		for (const gateway of GATEWAYS) await this.simulator.control('DELETE', `${gateway}/faults`);
	}
}
