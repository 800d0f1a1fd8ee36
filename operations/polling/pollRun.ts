import type { INode, IPollFunctions } from 'n8n-workflow';
import type { Unaccepted } from '../../messaging/outcome';
import type { Network } from '../../transport/connection';
import { networkOf, type RequestOptions } from '../network';
import { gatewayError } from '../nodeErrors';

/** Requests of one poll at the same time. */
export const POLL_WINDOW = 5;
/** Milliseconds for a poll where n8n names no limit (1.x). */
const DEFAULT_BUDGET = 4 * 60_000;
/** The part of its time after which a poll begins with nothing more. */
const READING = 0.6;

/** One poll of a trigger: what n8n lends to it, and how long it may take. */
export class PollRun {
	readonly node: INode;
	/** Whether the editor asks for an example. */
	readonly isManual: boolean;
	/** Milliseconds since 1970. */
	readonly startedAt = Date.now();
	private readonly budget: number;
	private readonly started = performance.now();
	private readonly signal: AbortSignal;

	constructor(readonly context: IPollFunctions) {
		this.node = context.getNode();
		this.isManual = context.getMode() === 'manual';
		this.budget = budgetOf(context);
		this.signal = AbortSignal.timeout(this.budget);
	}

	/** Whether what has not been begun has to wait for the next poll. */
	get isLate(): boolean {
		return performance.now() - this.started > READING * this.budget;
	}

	/** How this poll's requests leave; at the end of its time none does. */
	network(options: Pick<RequestOptions, 'timeout'>): Network {
		const { helpers } = this.context;
		return networkOf(helpers, { ...options, concurrency: POLL_WINDOW }, this.signal);
	}

	/** Why a poll cannot go on, as n8n shows it. */
	failure(unaccepted: Unaccepted, what: string): Error {
		const message = `Polling ${what}: ${unaccepted.failure.reason}`;
		return gatewayError(this.node, unaccepted, undefined, message);
	}
}

/** n8n 1.x names no limit. */
function budgetOf(context: { getPollBudgetMs?: () => number }): number {
	return context.getPollBudgetMs?.() ?? DEFAULT_BUDGET;
}
