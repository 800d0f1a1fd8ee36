import type { Answer, Callback } from '../../base/callbacks/callback';
import type { CallbackEngine } from '../../base/callbacks/engine';
import { SeededRandom } from '../../base/callbacks/random';
import type { MmsMessage } from '../message';
import type { MitakeSettings } from '../settings';
import { reportBody, type StatusUpdate } from './body';
import { updateOf } from './selection';
import type { UpdateOrder } from './settings';
import type { RawCallbackSpec, ReportVariation } from './specs';

/** Why an answer is no acknowledgement; null for HTTP status 200, whatever the rest says. */
function refusalOf({ status }: Answer): string | null {
	return status === 200 ? null : `HTTP status ${status}, not 200`;
}

/** Status updates on their way to the registered URL. */
export class Reports {
	/** What came about since the last request was made up. */
	private pending: StatusUpdate[] = [];
	private held: StatusUpdate[] = [];
	private isFlushPlanned = false;
	private readonly random: SeededRandom;

	constructor(
		private readonly engine: CallbackEngine,
		private readonly settings: () => MitakeSettings,
	) {
		this.random = new SeededRandom(() => settings().callbacks.seed);
	}

	/** Reports a message's new status, if a URL is registered. */
	report(message: MmsMessage): void {
		const { callbackUrl, callbacks } = this.settings();
		if (callbackUrl === null) return;
		const update = updateOf(message);
		if (!callbacks.reportsEnabled) {
			this.held.push(update);
			return;
		}
		this.pending.push(update);
		if (this.isFlushPlanned) return;
		this.isFlushPlanned = true;
		// Not at once: what comes about together shares a request.
		queueMicrotask(() => {
			this.flush();
		});
	}

	/** Hands over to the engine what is pending. */
	flush(): void {
		this.isFlushPlanned = false;
		const updates = this.pending;
		this.pending = [];
		this.dispatch(updates, {}, this.settings().callbacks.delayMs);
	}

	get heldCount(): number {
		return this.held.length;
	}

	/** Lets go what was held back; returns how many updates that were. */
	release(variation: ReportVariation): number {
		const released = this.held;
		this.held = [];
		this.dispatch(released, variation, 0);
		return released.length;
	}

	/** Forgets what is pending or held. */
	clear(): void {
		this.pending = [];
		this.held = [];
	}

	/** Reports updates in as many requests as it takes. */
	dispatch(updates: readonly StatusUpdate[], variation: ReportVariation, delayMs: number): void {
		const { callbackUrl, callbacks } = this.settings();
		if (callbackUrl === null) return;
		const { messagesPerRequest = callbacks.messagesPerRequest } = variation;
		const { order = callbacks.order, contentType = callbacks.contentType } = variation;
		const sorted = this.sorted(updates, order).map((update) =>
			callbacks.omitPoint ? { ...update, point: null } : update,
		);
		for (let start = 0; start < sorted.length; start += messagesPerRequest) {
			const part = sorted.slice(start, start + messagesPerRequest);
			const { minCopies, maxCopies, retries } = callbacks;
			const copies = variation.copies ?? this.random.between(minCopies, maxCopies);
			const body = reportBody(part, callbacks);
			this.engine.dispatch({
				...posted(callbackUrl, body, contentType, copies),
				kind: 'report',
				messageId: joined(part.map(({ msgID }) => msgID)),
				recipient: joined(part.map(({ recipient }) => recipient)),
				order: order === 'random' ? 'random' : 'inOrder',
				delayMs,
				retries,
			});
		}
	}

	private sorted(updates: readonly StatusUpdate[], order: UpdateOrder): readonly StatusUpdate[] {
		if (order === 'inOrder') return updates;
		if (order === 'reversed') return updates.toReversed();
		const mixed: StatusUpdate[] = [];
		// Each at a random place among those before it: together a random permutation.
		for (const update of updates) mixed.splice(this.random.between(0, mixed.length), 0, update);
		return mixed;
	}
}

/** The callback that a spec describes. */
export function rawCallback(url: string, spec: RawCallbackSpec, contentType: string): Callback {
	return {
		...posted(url, spec.body, spec.contentType ?? contentType, spec.copies ?? 1),
		kind: 'raw',
		messageId: null,
		recipient: null,
		order: 'inOrder',
		delayMs: 0,
		retries: spec.retries ?? 0,
	};
}

function posted(url: string, body: string, contentType: string, copies: number) {
	const request = { method: 'POST', url, form: body, contentType } as const;
	return { requests: Array.from({ length: copies }, () => request), refusal: refusalOf };
}

function joined(texts: readonly string[]): string {
	return [...new Set(texts)].join();
}
