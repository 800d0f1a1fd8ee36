import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { ConnectionOptions } from '../transport/undici/connection';
import { SMALL_RESPONSE } from '../transport/undici/connection';
import type { EgressFilter } from '../transport/undici/egress';

/** The options that every operation with requests has. */
export interface RequestOptions {
	readonly concurrency?: number;
	readonly timeout?: number;
}

/** Requests at the same time where the user sets nothing. */
export const DEFAULT_CONCURRENCY = 10;
/** Milliseconds to wait for an answer where the user sets nothing. */
export const DEFAULT_TIMEOUT = 60_000;

/** How to reach any gateway; a gateway's own limits and secrets come on top. */
type InstanceOptions = Omit<ConnectionOptions, 'connections' | 'secrets'>;

/** One run of a node: its input, and what n8n lends to it. */
export class Run {
	readonly node: INode;
	readonly items: INodeExecutionData[];
	/** Keeps further requests from leaving; those in flight end. */
	readonly signal: AbortSignal;
	private readonly cancelSignal: AbortSignal | undefined;
	private readonly halting = new AbortController();
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

	/** How to reach a gateway under this instance's rules. */
	connectionOptions(options: RequestOptions): InstanceOptions {
		return { ...connectionOptionsOf(this.context.helpers, options), signal: this.signal };
	}

	/** Shows a hint in the node's output panel, each text once. */
	hint(message: string): void {
		if (this.hints.has(message)) return;
		this.hints.add(message);
		this.context.addExecutionHints({ message, location: 'outputPane', type: 'warning' });
	}
}

/** How to reach a gateway under this instance's rules, where nothing is run, such as in a webhook. */
export function connectionOptionsOf(
	helpers: Parameters<typeof egressFilterOf>[0],
	{ concurrency = DEFAULT_CONCURRENCY, timeout = DEFAULT_TIMEOUT }: RequestOptions,
): InstanceOptions {
	return {
		concurrency,
		timeout,
		maxResponseBytes: SMALL_RESPONSE,
		egressFilter: egressFilterOf(helpers),
	};
}

/** n8n 1.x has no egress filter. */
export function egressFilterOf(helpers: {
	getSecureEgressFilter?: () => EgressFilter;
}): EgressFilter | undefined {
	return helpers.getSecureEgressFilter?.();
}
