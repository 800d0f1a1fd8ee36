import type { Cancel, Clock } from '../base/clock';
import { ControlError } from '../base/control/controlError';
import { append, Store } from '../base/store';
import { type Fates, fateOf } from './fates';
import { type HandsetMessage, Handsets } from './handsets';
import type { FinalState, Message, Recipient, Submission } from './message';
import { MessageIds } from './msgids';
import type { SmsgoSettings } from './settings';

/** Called for every recipient whose state became final, and again when a final state changes. */
export type FinalStateListener = (event: FinalState) => void;

/** What the store reads at the moment it needs it. */
export interface StoreContext {
	readonly clock: Clock;
	readonly settings: SmsgoSettings;
	readonly fates: Fates;
}

/**
 * The messages that were accepted, from acceptance over the delivery time to the final state of
 * every recipient. Whatever wants to know of final states (the callbacks of chapter 2) listens here.
 */
export class MessageStore extends Store<Message> {
	readonly handsets = new Handsets();
	private readonly ids = new MessageIds();
	private readonly waiting = new Map<string, Cancel>();
	private readonly arrivals = new WeakMap<Recipient, HandsetMessage>();
	private readonly listeners = new Set<FinalStateListener>();

	constructor(private readonly context: StoreContext) {
		super(({ msgid }) => msgid);
	}

	/** Takes a message on: it leaves at once, or at its delivery time if that is still to come. */
	accept(submission: Submission): Message {
		const { clock } = this.context;
		const { msgidStyle } = this.context.settings;
		const message = this.put<Message>({
			...submission,
			msgid: this.ids.next(clock.now(), msgidStyle, (msgid) => this.byId.has(msgid)),
			acceptedAt: clock.isoNow(),
			sentAt: null,
			cancelled: false,
			recipients: submission.numbers.map((number) => {
				return { number, state: null, code: 0, finalAt: null };
			}),
		});
		const { dueAt } = submission;
		if (dueAt === undefined || dueAt <= clock.now()) this.leave(message);
		else {
			const cancel = clock.at(dueAt, () => {
				this.waiting.delete(message.msgid);
				this.leave(message);
			});
			this.waiting.set(message.msgid, cancel);
		}
		return message;
	}

	get size(): number {
		return this.byId.size;
	}

	/** Cancels a message that waits for its delivery time; undefined where there is none such. */
	cancel(msgid: string): Message | undefined {
		const cancel = this.waiting.get(msgid);
		const message = this.byId.get(msgid);
		if (cancel === undefined || message === undefined) return undefined;
		cancel();
		this.waiting.delete(msgid);
		message.cancelled = true;
		for (const recipient of message.recipients) this.settle(message, recipient, 'DELETED', 0);
		return message;
	}

	/**
	 * Sets the state of one recipient by hand, even a final one, such as DELIVRD after EXPIRED.
	 * @throws ControlError where the message or the number in it does not exist.
	 */
	setState(msgid: string, number: string, state: string, code: number): void {
		const message = this.byId.get(msgid);
		const recipients = message?.recipients.filter((recipient) => recipient.number === number) ?? [];
		if (message === undefined || recipients.length === 0) {
			throw new ControlError(`There is no message ${msgid} to ${number}`);
		}
		for (const recipient of recipients) this.settle(message, recipient, state, code);
	}

	/** Returns what stops the listening. */
	onFinal(listener: FinalStateListener): () => void {
		this.listeners.add(listener);
		return () => {
			this.listeners.delete(listener);
		};
	}

	/** Forgets all messages; the caller resets the clock, which holds their events. */
	override clear(): void {
		super.clear();
		this.waiting.clear();
		this.handsets.clear();
	}

	private leave(message: Message): void {
		const { clock } = this.context;
		message.sentAt = clock.isoNow();
		// One event per distinct time, not per recipient: ten thousand of them usually share one.
		const byDelay = new Map<number, Recipient[]>();
		for (const recipient of message.recipients) {
			const { afterMs } = fateOf(recipient.number, this.context.fates, this.context.settings);
			append(byDelay, afterMs, recipient);
			this.sendToHandset(message, recipient, message.sentAt);
		}
		for (const [afterMs, group] of byDelay) {
			const settleGroup = () => {
				for (const recipient of group) this.meetFate(message, recipient);
			};
			if (afterMs === 0) settleGroup();
			else clock.after(afterMs, settleGroup);
		}
	}

	private sendToHandset(message: Message, recipient: Recipient, sentAt: string): void {
		const { msgid, shownText: text, encoding, parts, wapUrl } = message;
		const arrival = { msgid, text, encoding, parts, wapUrl, sentAt, receivedAt: null };
		this.arrivals.set(recipient, arrival);
		this.handsets.send(recipient.number, arrival);
	}

	private meetFate(message: Message, recipient: Recipient): void {
		// A state set by hand in the meantime stays.
		if (recipient.state !== null) return;
		const { fates, settings } = this.context;
		const { state, code } = fateOf(recipient.number, fates, settings);
		this.settle(message, recipient, state, code);
	}

	private settle(message: Message, recipient: Recipient, state: string, code: number): void {
		recipient.state = state;
		recipient.code = code;
		recipient.finalAt = this.context.clock.isoNow();
		const arrival = this.arrivals.get(recipient);
		if (state === 'DELIVRD' && arrival !== undefined) arrival.receivedAt ??= recipient.finalAt;
		for (const listener of this.listeners) listener({ message, recipient, state, code });
	}
}
