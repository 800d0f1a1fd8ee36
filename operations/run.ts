import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { Network } from '../transport/connection';
import { networkOf, type RequestOptions } from './network';
import { hasExpression } from './parameters/coerce';
import { Schedule } from './schedule';
import { Ledger } from './send/ledger';
import { Suppression, type Source } from './send/suppression/suppression';

/** One run of a node: its input, and what n8n lends to it. */
export class Run {
	readonly node: INode;
	readonly items: INodeExecutionData[];
	/** Keeps further requests from leaving; those in flight end. */
	readonly signal: AbortSignal;
	private readonly cancelSignal: AbortSignal | undefined;
	private readonly halting = new AbortController();
	/** When what it hands over will go. */
	readonly schedule = new Schedule();
	private readonly hints = new Set<string>();

	constructor(readonly context: IExecuteFunctions) {
		this.node = context.getNode();
		this.items = context.getInputData();
		this.cancelSignal = context.getExecutionCancelSignal();
		this.signal =
			this.cancelSignal === undefined
				? this.halting.signal
				: AbortSignal.any([this.cancelSignal, this.halting.signal]);
	}

	/** Whether n8n stopped the execution: by hand, for its time limit, or to shut down. */
	get isCancelled(): boolean {
		return this.cancelSignal?.aborted === true;
	}

	/** Lets no further request of this run leave, because something in it failed. */
	halt(): void {
		this.halting.abort();
	}

	/** How this run's requests leave; none does once it is stopped. */
	network(options: RequestOptions): Network {
		return networkOf(this.context.helpers, options, this.signal);
	}

	/**
	 * What earlier tries of this run have done.
	 *
	 * @throws InputProblem where so much is kept that a new run's sends could not be
	 */
	ledger(isIdempotent: boolean): Ledger {
		return new Ledger(this.context, isIdempotent);
	}

	/** What keeps this run from sending what another has sent in so many minutes. */
	suppression<Params, Content>(
		minutes: number,
		source: Source<Params, Content>,
	): Suppression<Params, Content> {
		return new Suppression(this, minutes, source);
	}

	/** Whether a parameter of the node is an expression. */
	isExpression(parameter: string): boolean {
		return hasExpression(this.node.parameters[parameter]);
	}

	/** Tells what has to be said of the run as a whole. Call it when the run has ended. */
	conclude(): void {
		const schedule = this.schedule.hint(this.context.getTimezone());
		if (schedule !== undefined) this.hint(schedule, 'info');
	}

	/** Shows a hint in the node's output panel, each text once. */
	hint(message: string, type: 'info' | 'warning' = 'warning'): void {
		if (!this.isFirst(message)) return;
		this.context.addExecutionHints({ message, location: 'outputPane', type });
	}

	/**
	 * Shows a hint about an item, the first one of a kind: one for each of ten thousand items would
	 * be of no use.
	 *
	 * @param kind what the hints that say the same of other items have in common
	 */
	hintFirst(kind: string, itemIndex: number, message: string): void {
		if (!this.isFirst(kind)) return;
		this.hint(this.items.length > 1 ? `${message} (item ${itemIndex} is the first)` : message);
	}

	private isFirst(hint: string): boolean {
		if (this.hints.has(hint)) return false;
		this.hints.add(hint);
		return true;
	}
}
