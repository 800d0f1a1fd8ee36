import type { CallbackRequest, DeliveryOrder } from './callback';
import type { SeededRandom } from './random';
import type { Target } from './target';
import type { TrackedCallback } from './tracked';

/** One copy on its way to its receiver. */
export interface Delivery {
	readonly tracked: TrackedCallback;
	readonly request: CallbackRequest;
	/** Undefined where the URL cannot be called. */
	readonly target: Target | undefined;
	/** From 1. */
	readonly copy: number;
	/** Attempts so far. */
	tries: number;
}

interface Lane {
	readonly queue: Delivery[];
	inFlight: number;
}

/** The deliveries that wait for a connection, receiver by receiver. */
export class Lanes {
	private readonly byOrigin = new Map<string, Lane>();

	constructor(private readonly random: SeededRandom) {}

	add(delivery: Delivery, order: DeliveryOrder): void {
		const { queue } = this.laneOf(delivery);
		// Each at a random place among those before it: together a random permutation.
		const place = order === 'random' ? this.random.between(0, queue.length) : queue.length;
		queue.splice(place, 0, delivery);
	}

	/** Takes out what may start now, with at most so many under way per receiver. */
	takeReady(maxConnections: number): Delivery[] {
		return [...this.byOrigin.values()].flatMap((lane) => {
			const ready = lane.queue.splice(0, Math.max(0, maxConnections - lane.inFlight));
			lane.inFlight += ready.length;
			return ready;
		});
	}

	/** Notes that what `takeReady` took out has ended. */
	end(delivery: Delivery): void {
		this.laneOf(delivery).inFlight--;
	}

	get queued(): number {
		return this.sum(({ queue }) => queue.length);
	}

	get inFlight(): number {
		return this.sum(({ inFlight }) => inFlight);
	}

	/** Forgets what waits; what is under way goes on. */
	clear(): void {
		for (const { queue } of this.byOrigin.values()) queue.length = 0;
	}

	private laneOf({ target }: Delivery): Lane {
		const origin = target?.origin ?? '';
		const known = this.byOrigin.get(origin);
		if (known !== undefined) return known;
		const lane: Lane = { queue: [], inFlight: 0 };
		this.byOrigin.set(origin, lane);
		return lane;
	}

	private sum(count: (lane: Lane) => number): number {
		let total = 0;
		for (const lane of this.byOrigin.values()) total += count(lane);
		return total;
	}
}
