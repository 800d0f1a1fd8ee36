import type { ContestantName } from './contestants';
import type { WorkName } from './works';

/** A contestant of a scenario. */
export interface Entry {
	readonly contestant: ContestantName;
	/**
	 * Of one whose time grows linearly: it is measured on as many messages as take so many seconds, at
	 * two sizes, and scaled. The others do the whole work.
	 */
	readonly seconds?: number;
}

/** What a row of the result compares. */
export interface Comparison {
	readonly contestant: ContestantName;
	/** Of several, the fastest counts. */
	readonly references: readonly ContestantName[];
	/** What is compared: how many times faster, where it is left out. */
	readonly of?: 'speed' | 'cpu' | 'excess';
	readonly atLeast?: number;
	readonly atMost?: number;
	readonly limit?: number | string;
}

/** A work through a gateway, side by side. */
export interface Scenario {
	readonly title: string;
	readonly work: WorkName;
	readonly messages: number;
	readonly window: number;
	/** Milliseconds before each answer; `exponential` has a mean of 50. */
	readonly latency: number | 'exponential';
	/** Milliseconds of a round trip, behind TLS; none without it. */
	readonly roundTrip?: number;
	readonly entries: readonly Entry[];
	readonly comparisons: readonly Comparison[];
}

/** How a gateway is called in the result. */
export function gatewayName({ latency, roundTrip = 0, window }: Scenario): string {
	const name =
		roundTrip > 0
			? `TLS, round trip ${roundTrip} ms`
			: latency === 'exponential'
				? 'exponential 50 ms'
				: `${latency} ms`;
	return `${name}, window ${window}`;
}

/** How contestants are called in the result. */
export const names: Readonly<Record<ContestantName, string>> = {
	node: 'this node',
	client: 'its gateway client',
	httpRequestAtOnce: 'HTTP Request, all at once',
	httpRequestBatches: 'HTTP Request, batches of 50',
	helper: "n8n's helper, one after another",
	helperChunks: "n8n's helper, 50 at a time",
	floor: 'bare undici',
};
