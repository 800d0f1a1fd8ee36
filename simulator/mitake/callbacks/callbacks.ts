import type { Callback } from '../../base/callbacks/callback';
import { ControlError } from '../../base/control/controlError';
import type { Answer } from '../../base/http/outgoing';
import { Callbacks } from '../../base/reporting/callbacks';
import type { MessageStore, StoreContext } from '../messages';
import { reportBody, type StatusUpdate } from './body';
import { selectUpdates, updateOf } from './selection';
import type { UpdateOrder } from './settings';
import { callbackInput, type RawCallback, type ReportSpec, type ReportVariation } from './specs';

/** What the callbacks read at the moment they need it. */
type CallbackWorld = StoreContext & { readonly store: MessageStore };

/** Mitake's calls to the registered URL: the form of an attempt is a JSON body. */
export class MitakeCallbacks extends Callbacks<
	StatusUpdate,
	ReportVariation,
	ReportSpec,
	RawCallback
> {
	/** What came about since the last request was made up. */
	private pending: StatusUpdate[] = [];
	private isFlushPlanned = false;

	constructor(private readonly world: CallbackWorld) {
		super(world.clock, () => world.settings.callbacks, callbackInput);
		world.store.onStatus((message, isFirst) => {
			const { callbackUrl, callbacks } = world.settings;
			const isMeant = !isFirst || callbacks.reportFirstStatus;
			if (callbackUrl !== null && isMeant) this.report(updateOf(message));
		});
	}

	override reset(): void {
		super.reset();
		this.pending = [];
	}

	/** Not at once: what comes about together shares a request. */
	protected override send(update: StatusUpdate): void {
		this.pending.push(update);
		if (this.isFlushPlanned) return;
		this.isFlushPlanned = true;
		queueMicrotask(() => {
			this.flush();
		});
	}

	protected override flush(): void {
		this.isFlushPlanned = false;
		const updates = this.pending;
		this.pending = [];
		this.dispatch(updates, {}, this.world.settings.callbacks.delayMs);
	}

	/** The updates of all specs share requests, in the way the first spec says. */
	protected override dispatchFound(
		found: readonly { readonly spec: ReportSpec; readonly reports: readonly StatusUpdate[] }[],
	): void {
		const updates = found.flatMap(({ reports }) => reports);
		this.dispatch(updates, found[0]?.spec ?? {}, 0);
	}

	/** Reports updates in as many requests as it takes. */
	protected dispatch(
		updates: readonly StatusUpdate[],
		variation: ReportVariation,
		delayMs: number,
	): void {
		const { callbackUrl, callbacks } = this.world.settings;
		if (callbackUrl === null) return;
		const { messagesPerRequest = callbacks.messagesPerRequest } = variation;
		const { order = callbacks.order, contentType = callbacks.contentType } = variation;
		const sorted = this.sorted(updates, order).map((update) =>
			callbacks.omitPoint ? { ...update, point: null } : update,
		);
		for (let start = 0; start < sorted.length; start += messagesPerRequest) {
			const part = sorted.slice(start, start + messagesPerRequest);
			const copies = variation.copies ?? this.someCopies();
			this.engine.dispatch({
				...posted(callbackUrl, reportBody(part, callbacks), contentType, copies),
				kind: 'report',
				messageId: joined(part.map(({ msgID }) => msgID)),
				recipient: joined(part.map(({ recipient }) => recipient)),
				order: order === 'random' ? 'random' : 'inOrder',
				delayMs,
				retries: callbacks.retries,
			});
		}
	}

	protected select(spec: ReportSpec): readonly StatusUpdate[] {
		if (this.world.settings.callbackUrl === null) {
			throw new ControlError(`Nothing can be reported without a 'callbackUrl' in the settings`);
		}
		return selectUpdates(spec, this.world.store, this.clock.now());
	}

	protected rawCallback({ url, body, contentType, copies, retries }: RawCallback): Callback {
		const { callbackUrl, callbacks } = this.world.settings;
		const target = url ?? callbackUrl;
		if (target === null) throw new ControlError(`A raw callback needs a 'url'`);
		return {
			...posted(target, body, contentType ?? callbacks.contentType, copies),
			kind: 'raw',
			messageId: null,
			recipient: null,
			order: 'inOrder',
			delayMs: 0,
			retries,
		};
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

/** Why an answer is no acknowledgement; null for HTTP status 200, whatever the rest says. */
function refusalOf({ status }: Answer): string | null {
	return status === 200 ? null : `HTTP status ${status}, not 200`;
}

function posted(url: string, body: string, contentType: string, copies: number) {
	const request = { method: 'POST', url, form: body, contentType } as const;
	return { requests: Array.from({ length: copies }, () => request), refusal: refusalOf };
}

function joined(texts: readonly string[]): string {
	return [...new Set(texts)].join();
}
