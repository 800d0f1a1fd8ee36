import type { Clock } from '../base/clock';
import { ControlError } from '../base/control/controlError';
import { append, Store } from '../base/store';
import { isFinal } from './codes';
import { type Fates, fateOf } from './fates';
import { statusesToCome } from './lifecycle';
import type { Batch, MmsMessage } from './message';
import type { MitakeSettings } from './settings';

/** Called for every status a message gets; `isFirst` for the one it is accepted with. */
export type StatusListener = (message: MmsMessage, isFirst: boolean) => void;

/** What the store reads at the moment it needs it. */
export interface StoreContext {
	readonly clock: Clock;
	readonly settings: MitakeSettings;
	readonly fates: Fates;
}

interface Step {
	readonly message: MmsMessage;
	readonly status: string;
}

/**
 * The accepted batches, and the life of their messages by the simulator's clock: 1000 until the
 * order time, 1 when it leaves, then what `lifecycle.ts` says.
 */
export class MessageStore extends Store<Batch> {
	private readonly listeners = new Set<StatusListener>();
	/** A status set by hand stays. */
	private readonly byHand = new WeakSet<MmsMessage>();

	constructor(private readonly context: StoreContext) {
		super(({ batchID }) => batchID);
	}

	/** Takes a batch on; its messages have their first status already. */
	accept(batch: Batch): void {
		const { clock } = this.context;
		const { dueAt } = batch;
		this.put(batch);
		for (const message of batch.messages) this.tell(message, true);
		if (isScheduled(dueAt, clock.now())) {
			clock.at(dueAt, () => {
				const waiting = batch.messages.filter((message) => !this.byHand.has(message));
				for (const message of waiting) this.settle(message, '1');
				this.leave(batch, waiting);
			});
		} else this.leave(batch, batch.messages);
	}

	/** Every accepted message, in the order of acceptance. */
	messages(): MmsMessage[] {
		return this.all().flatMap(({ messages }) => messages);
	}

	/**
	 * Sets the status of a message by hand; nothing changes it from there on but another hand.
	 * @throws ControlError where there is no such message.
	 */
	setStatus(batchID: string, msgID: string, status: string): void {
		const message = this.byId.get(batchID)?.messages.find((one) => one.msgID === msgID);
		if (message === undefined) {
			throw new ControlError(`There is no message ${msgID} in a batch ${batchID}`);
		}
		this.byHand.add(message);
		this.settle(message, status);
	}

	onStatus(listener: StatusListener): void {
		this.listeners.add(listener);
	}

	private leave({ expiresAt }: Batch, messages: readonly MmsMessage[]): void {
		const { clock, fates, settings } = this.context;
		const { carrierAfterMs } = settings;
		const leftAt = clock.now();
		// One event per distinct time, not per message: most messages of a batch share theirs.
		const byTime = new Map<number, Step[]>();
		for (const message of messages) {
			message.sentAt = clock.isoNow();
			const fate = fateOf(message.recipient, fates, settings);
			for (const { status, at } of statusesToCome({ leftAt, expiresAt, carrierAfterMs, fate })) {
				append(byTime, at, { message, status });
			}
		}
		for (const [at, steps] of byTime) {
			clock.at(at, () => {
				for (const step of steps) this.take(step);
			});
		}
	}

	private take({ message, status }: Step): void {
		if (!this.byHand.has(message) && !isFinal(message.status)) this.settle(message, status);
	}

	private settle(message: MmsMessage, status: string): void {
		const at = this.context.clock.now();
		message.status = status;
		message.statusAt = at;
		message.history.push({ status, at });
		this.tell(message, false);
	}

	private tell(message: MmsMessage, isFirst: boolean): void {
		for (const listener of this.listeners) listener(message, isFirst);
	}
}

/** Whether an order time is still to come. */
export function isScheduled(dueAt: number | undefined, nowMs: number): dueAt is number {
	return dueAt !== undefined && dueAt > nowMs;
}
