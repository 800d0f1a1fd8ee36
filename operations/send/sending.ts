import {
	messageResult,
	refusedState,
	skippedState,
	type MessageState,
} from '../../messaging/message';
import { unknown } from '../../messaging/outcome';
import { readRecipient, splitRecipients } from '../../messaging/recipient';
import { wait } from '../../transport/wait';
import { Breather } from '../../platform/timers';
import { Batcher } from '../batcher';
import { problemOf } from '../nodeErrors';
import type { Run } from '../run';
import { pauseBefore } from './batching';
import { composable } from './gates/composable';
import type { Candidate, Gate } from './gates/gate';
import { keyed } from './gates/keyed';
import { Limit } from './gates/limited';
import { unrepeated } from './gates/unrepeated';
import { Unsuppressed } from './gates/unsuppressed';
import { validNumber } from './gates/valid';
import { logStopped } from './endSend';
import { InFlight } from './inFlight';
import { ItemReader } from './itemReader';
import type { Ledger } from './ledger';
import {
	unacceptedSend,
	type Place,
	type SendResult,
	type SentFields,
	type Unit,
} from './sendResult';
import type { SendOptions } from './composed';
import type { Sender, SendTraits } from './sender';
import type { Claim } from './suppression/claims';
import type { Suppression } from './suppression/suppression';

/** Requests that are under way or wait for the window, while further items are read: their content
 * can be large. More than any window, or it would not be kept full. */
const MOST_IN_FLIGHT = 100;

/** A recipient's place in the results. */
interface Slot extends Unit, Place {
	readonly claim: Claim | undefined;
	end: SendResult | undefined;
}

/**
 * One run of a send: reads the items, has every recipient pass the gates, has what they share leave
 * together, and puts how each message ended in its place.
 */
export class Sending<Params, Content> {
	private readonly results: (Slot | SendResult)[][] = [];
	private readonly reader: ItemReader<Params, Content>;
	private readonly batcher: Batcher<Content, Slot>;
	private readonly ledger: Ledger;
	private readonly unsuppressed: Unsuppressed<Params, Content>;
	private readonly gates: readonly Gate<Content>[];
	private readonly inFlight = new InFlight();
	/** With the vendor's own fields, so that every result has the same. */
	private readonly unsentFields: SentFields;
	/** Of the first item whose parameters could be read. */
	private options: SendOptions | undefined;

	constructor(
		private readonly run: Run,
		private readonly sender: Sender<Params, Content>,
		traits: SendTraits,
	) {
		const isIdempotent = traits.isIdempotent ?? false;
		this.unsentFields = { scheduledAt: null, ...traits.extras };
		this.reader = new ItemReader(sender);
		this.ledger = run.ledger(isIdempotent);
		this.batcher = new Batcher(traits.recipientsPerRequest, ({ content, units }) => {
			this.inFlight.add(this.dispatch(content, units));
		});
		const limit = new Limit<Content>();
		this.unsuppressed = new Unsuppressed(limit, (minutes) => this.suppression(minutes));
		this.gates = [
			validNumber(),
			composable(),
			unrepeated(),
			this.unsuppressed,
			limit,
			...(isIdempotent ? [keyed<Content>(run.context)] : []),
		];
	}

	/** How each message of each input item ended. Rejects for nothing that an item says. */
	async execute(): Promise<SendResult[][]> {
		try {
			await this.readAll();
			this.batcher.flush();
		} finally {
			await this.inFlight.atMost(0);
			await this.ledger.keep(this.sent());
			await this.unsuppressed.close();
		}
		logStopped(this.run, this.sent());
		return this.results.map((slots) => slots.map((slot) => this.endOf(slot)));
	}

	private suppression(minutes: number): Suppression<Params, Content> {
		return this.run.suppression(minutes, {
			reader: this.reader,
			common: (params) => this.sender.common(params),
			account: () => this.sender.account(),
			isKnown: (itemIndex, position, number) => this.ledger.has({ itemIndex, position, number }),
		});
	}

	private async readAll(): Promise<void> {
		const breather = new Breather();
		for (let itemIndex = 0; itemIndex < this.run.items.length; itemIndex++) {
			const slots: (Slot | SendResult)[] = [];
			this.results.push(slots);
			if (this.run.isCancelled) {
				slots.push(this.refuse(null, null, 'The execution was stopped before this was sent'));
				continue;
			}
			try {
				await this.addItem(itemIndex, slots);
			} catch (cause) {
				slots.push(this.refuse(null, null, problemOf(cause)));
			}
			// Waiting for what is there already would cost every item a turn of the microtask queue.
			if (this.inFlight.size > MOST_IN_FLIGHT) await this.inFlight.atMost(MOST_IN_FLIGHT);
			if (breather.isDue) await breather.breathe();
		}
	}

	private async addItem(itemIndex: number, slots: (Slot | SendResult)[]): Promise<void> {
		const params = this.reader.read(itemIndex);
		const { to, options } = this.sender.common(params);
		const pause = pauseBefore(itemIndex, options.batching ?? {});
		if (pause > 0) await this.rest(pause);
		if (this.options === undefined) {
			this.options = options;
			for (const gate of this.gates) gate.begin?.(options);
		}
		const list = splitRecipients(to);
		if (list.length === 0) {
			slots.push(this.refuse(null, to, "'To' has no recipient"));
			return;
		}
		const composed = await this.compose(params, itemIndex);
		for (const [position, typed] of list.entries()) {
			const isAlone = list.length === 1;
			const read = readRecipient(typed);
			// All fields from the start: objects that grow are slower, and there is one for everybody.
			const candidate: Candidate<Content> = {
				itemIndex,
				position,
				typed,
				isAlone,
				read,
				composed,
				options,
				carried: undefined,
				claim: undefined,
				idempotencyKey: null,
			};
			const stopped = this.stopped(candidate);
			const end = stopped instanceof Promise ? await stopped : stopped;
			slots.push(end ?? this.depart(candidate));
		}
	}

	/** A pause is of no use when what should have left before it still waits. */
	private async rest(milliseconds: number): Promise<void> {
		this.batcher.flush();
		await wait(milliseconds, this.run.signal);
	}

	private async compose(
		params: Params,
		itemIndex: number,
	): Promise<Candidate<Content>['composed']> {
		try {
			return await this.reader.compose(params, itemIndex);
		} catch (cause) {
			return { problem: problemOf(cause) };
		}
	}

	/**
	 * How a recipient ends that does not pass the gates. A promise only where a gate prepares itself:
	 * one for every recipient would cost each a turn of the microtask queue.
	 *
	 * @param from the first gate that it is still to pass
	 */
	private stopped(
		candidate: Candidate<Content>,
		from = 0,
	): SendResult | undefined | Promise<SendResult | undefined> {
		for (let at = from; at < this.gates.length; at++) {
			const gate = this.gates[at];
			if (gate === undefined) break;
			const preparing = gate.prepare?.(candidate);
			if (preparing !== undefined) {
				return preparing.then(
					() => this.judged(candidate, gate) ?? this.stopped(candidate, at + 1),
				);
			}
			const end = this.judged(candidate, gate);
			if (end !== undefined) return end;
		}
		return undefined;
	}

	private judged(candidate: Candidate<Content>, gate: Gate<Content>): SendResult | undefined {
		const verdict = gate.admit(candidate);
		if (verdict === undefined) return undefined;
		const { read, typed } = candidate;
		const number = 'number' in read ? read.number : null;
		return 'refused' in verdict
			? this.refuse(number, typed, verdict.refused)
			: this.unsent(number, typed, skippedState(verdict.skipped));
	}

	/** Has a recipient leave that has passed the gates, unless an earlier try has sent it. */
	private depart(candidate: Candidate<Content>): Slot | SendResult {
		const { itemIndex, position, typed, read, carried, claim, idempotencyKey } = candidate;
		if ('problem' in read || carried === undefined)
			return this.refuse(null, typed, 'This was not sent');
		const { number } = read;
		const slot: Slot = {
			itemIndex,
			position,
			number,
			typed,
			idempotencyKey,
			claim,
			end: undefined,
		};
		slot.end = this.ledger.find(slot);
		if (slot.end === undefined) this.batcher.add(carried.key, carried.content, slot);
		return slot;
	}

	private async dispatch(content: Content, slots: readonly Slot[]): Promise<void> {
		try {
			const ends = await this.sender.send(this.options ?? {}, content, slots);
			for (const [index, slot] of slots.entries()) slot.end = ends[index];
		} catch (cause) {
			// A defect, and no reason to lose what became of the other requests.
			const ended = unknown({
				code: 'DEFECT',
				text: problemOf(cause),
				reason: 'The request ended without a result',
				advice: '',
			});
			for (const slot of slots) slot.end = unacceptedSend(slot, ended, this.unsentFields);
		}
		this.unsuppressed.settle(slots);
	}

	/** What left, or may have left, and must not leave again. */
	private *sent(): Generator<Slot & { end: SendResult }> {
		for (const slots of this.results) {
			for (const slot of slots) {
				if ('number' in slot && slot.end !== undefined) {
					yield { ...slot, end: slot.end };
				}
			}
		}
	}

	private endOf(slot: Slot | SendResult): SendResult {
		if (!('number' in slot)) return slot;
		return slot.end ?? this.refuse(slot.number, slot.typed, 'This was not sent');
	}

	private refuse(number: string | null, typed: string | null, reason: string): SendResult {
		return this.unsent(number, typed, refusedState(reason));
	}

	private unsent(recipient: string | null, input: string | null, state: MessageState): SendResult {
		return { result: messageResult({ recipient, input, ...state }, this.unsentFields) };
	}
}
