import type { Cancel, Clock } from '../clock';
import type { Exchange } from '../http/outgoing';
import { AttemptLog } from './attemptLog';
import type { Callback, CallbackAttempt, CallbackBacklog, CallbackTotals } from './callback';
import { CallbackClient, type ExchangeLimits } from './client';
import { type Delivery, Lanes } from './lanes';
import { SeededRandom } from './random';
import { targetOf } from './target';
import { totalsOf, type TrackedCallback } from './tracked';

/** What the engine reads at the moment it needs it. */
export interface EngineSettings extends ExchangeLimits {
	/**
	 * Milliseconds of the simulator's clock before the first retry, the second and so on; the last
	 * one serves for all that follow.
	 */
	readonly retryDelaysMs: readonly number[];
	/** For the order `random`. */
	readonly seed: number;
}

interface Wait {
	readonly due: number;
	readonly cancel: Cancel;
}

interface IdleWaiter {
	readonly withWaiting: boolean;
	readonly resolve: () => void;
}

/**
 * Delivers callbacks over real sockets: several connections at a time, retries by the simulator's
 * clock, every attempt logged. An engine that was closed stays closed.
 */
export class CallbackEngine {
	private readonly log: AttemptLog;
	private readonly callbacks: TrackedCallback[] = [];
	private readonly client = new CallbackClient();
	private readonly lanes: Lanes;
	private readonly waits = new Set<Wait>();
	private readonly running = new Set<Promise<void>>();
	private idleWaiters: IdleWaiter[] = [];
	private isPumpPlanned = false;
	private isClosed = false;

	constructor(
		private readonly clock: Clock,
		private readonly settings: () => EngineSettings,
	) {
		this.log = new AttemptLog(clock);
		this.lanes = new Lanes(new SeededRandom(() => settings().seed));
	}

	/** Takes a callback on. Its first request leaves after the caller's code has run to its end. */
	dispatch(callback: Callback): void {
		if (this.isClosed) return;
		const tracked: TrackedCallback = {
			callback,
			number: this.callbacks.length + 1,
			openCopies: callback.requests.length,
			attempts: 0,
			isAnswered: false,
			isAcknowledged: false,
		};
		this.callbacks.push(tracked);
		for (const [index, request] of callback.requests.entries()) {
			const target = targetOf(request.url);
			this.enqueueAfter(callback.delayMs, { tracked, request, target, copy: index + 1, tries: 0 });
		}
	}

	/** Every attempt, in the order of sending. */
	get attempts(): readonly CallbackAttempt[] {
		return this.log.attempts;
	}

	totals(kind: string): CallbackTotals {
		return totalsOf(this.callbacks.filter(({ callback }) => callback.kind === kind));
	}

	backlog(): CallbackBacklog {
		const { queued, inFlight } = this.lanes;
		return { waiting: this.waits.size, queued, inFlight };
	}

	/**
	 * Resolves as soon as nothing is under way nor due at the clock's present time.
	 * @param withWaiting whether delays and retries that wait for the clock are waited for as well
	 */
	async idle(withWaiting: boolean): Promise<void> {
		if (this.isIdle(withWaiting)) return;
		await new Promise<void>((resolve) => {
			this.idleWaiters.push({ withWaiting, resolve });
		});
	}

	/** Aborts what is under way, forgets what waits; resolves when the last exchange has ended. */
	async close(): Promise<void> {
		this.isClosed = true;
		for (const { cancel } of this.waits) cancel();
		this.waits.clear();
		this.lanes.clear();
		this.client.close();
		await Promise.all(this.running);
		this.tellIdle();
	}

	private enqueueAfter(delayMs: number, delivery: Delivery): void {
		if (delayMs === 0) {
			this.enqueue(delivery);
			return;
		}
		const due = this.clock.now() + delayMs;
		const cancel = this.clock.at(due, () => {
			this.waits.delete(wait);
			this.enqueue(delivery);
		});
		const wait: Wait = { due, cancel };
		this.waits.add(wait);
	}

	private enqueue(delivery: Delivery): void {
		this.lanes.add(delivery, delivery.tracked.callback.order);
		if (this.isPumpPlanned) return;
		this.isPumpPlanned = true;
		// Not at once: only among all that falls due together is there an order to choose.
		queueMicrotask(() => {
			this.isPumpPlanned = false;
			this.pump();
		});
	}

	private pump(): void {
		for (const delivery of this.lanes.takeReady(this.settings().maxConnections)) {
			const run = this.run(delivery);
			this.running.add(run);
			void run.finally(() => {
				this.running.delete(run);
			});
		}
	}

	private async run(delivery: Delivery): Promise<void> {
		const { tracked } = delivery;
		delivery.tries++;
		tracked.attempts++;
		const endAttempt = this.log.start(delivery);
		const exchange = await this.exchange(delivery);
		const reason = refusalOf(exchange, tracked);
		endAttempt(exchange, reason);
		tracked.isAnswered ||= 'answer' in exchange;
		tracked.isAcknowledged ||= reason === null;
		this.lanes.end(delivery);
		if (this.isClosed) return;
		this.goOn(delivery, reason === null);
		this.pump();
		this.tellIdle();
	}

	private async exchange({ request, target }: Delivery): Promise<Exchange> {
		if (target === undefined) return { failure: 'not an http or https URL' };
		return await this.client.send(request, target, this.settings());
	}

	private goOn(delivery: Delivery, isAcknowledged: boolean): void {
		const { tracked, tries } = delivery;
		if (!isAcknowledged && tries <= tracked.callback.retries) {
			const delays = this.settings().retryDelaysMs;
			this.enqueueAfter(delays[tries - 1] ?? delays.at(-1) ?? 0, delivery);
		} else tracked.openCopies--;
	}

	private isIdle(withWaiting: boolean): boolean {
		if (this.isClosed) return true;
		if (this.lanes.inFlight > 0 || this.lanes.queued > 0) return false;
		if (withWaiting) return this.waits.size === 0;
		const now = this.clock.now();
		return ![...this.waits].some(({ due }) => due <= now);
	}

	private tellIdle(): void {
		const waiters = this.idleWaiters;
		if (waiters.length === 0) return;
		this.idleWaiters = waiters.filter(({ withWaiting }) => !this.isIdle(withWaiting));
		for (const waiter of waiters) if (!this.idleWaiters.includes(waiter)) waiter.resolve();
	}
}

/** Why an exchange acknowledges nothing; null where it acknowledges the callback. */
function refusalOf(exchange: Exchange, { callback }: TrackedCallback): string | null {
	return 'failure' in exchange ? exchange.failure : callback.refusal(exchange.answer);
}
