import { refusedResult, skippedResult } from '../../messaging/message';
import { unknown } from '../../messaging/outcome';
import { readRecipient, splitRecipients } from '../../messaging/recipient';
import { wait } from '../../transport/wait';
import { Batcher } from '../batcher';
import { unacceptedSend, type SendResult, type Unit } from './sendResult';
import type { Place } from './idempotency';
import { ItemReader } from './itemReader';
import { Ledger } from './ledger';
import { problemOf } from '../nodeErrors';
import { Breather, pauseBefore } from '../pace';
import { RecipientKeys } from './recipientKeys';
import { Repeats } from './repeats';
import type { Run } from '../run';
import type { Composed, Sender, SendDefinition, SendOptions, SendParams } from './sender';
import { logStopped } from './stoppedLog';
import type { Claim } from './suppression/claims';
import { SAME_EXECUTION } from './suppression/reasons';
import { Suppression } from './suppression/suppression';
import { InFlight } from './inFlight';

/** Recipients of one execution where the user sets nothing. */
const DEFAULT_MAX_RECIPIENTS = 10_000;
/** Requests that are under way or wait for the window, while further items are read: their content
 * can be large. More than any window, or it would not be kept full. */
const MOST_UNDER_WAY = 100;

/** A recipient's place in the results. */
interface Slot extends Unit, Place {
	readonly claim: Claim | undefined;
	end: SendResult | undefined;
}

/** A recipient as an item names it. */
interface Typed {
	readonly itemIndex: number;
	readonly position: number;
	readonly typed: string;
	/** Whether the item has no other. */
	readonly isAlone: boolean;
}

/**
 * One run of a send: reads the items, has what they share leave together, and puts how each message
 * ended in its place.
 */
export class Sending<Params, Content> {
	private readonly results: (Slot | SendResult)[][] = [];
	private readonly batcher: Batcher<Content, Slot>;
	private readonly ledger: Ledger;
	private readonly keys: RecipientKeys | undefined;
	private readonly repeats = new Repeats();
	private readonly inFlight = new InFlight();
	private recipients = 0;
	/** Null where the option is off; undefined until an item has said so. */
	private suppression: Suppression<Params, Content> | null | undefined;

	constructor(
		private readonly run: Run,
		private readonly sender: Sender<Params, Content>,
		private readonly face: Pick<
			SendDefinition<[], Content>,
			'recipientsPerRequest' | 'extras' | 'isIdempotent'
		> & {
			common(params: Params): SendParams;
		},
	) {
		this.ledger = new Ledger(run.context, face.isIdempotent);
		this.keys = face.isIdempotent === true ? new RecipientKeys(run.context) : undefined;
		this.batcher = new Batcher(face.recipientsPerRequest, ({ content, units }) => {
			this.inFlight.add(this.dispatch(content, units));
		});
	}

	/** How each message of each input item ended. Rejects for nothing that an item says. */
	async execute(read: (itemIndex: number) => Params): Promise<SendResult[][]> {
		try {
			await this.readAll(new ItemReader(read, this.sender));
			this.batcher.flush();
		} finally {
			await this.inFlight.atMost(0);
			await this.ledger.keep(this.sent());
			await this.suppression?.close();
		}
		logStopped(this.run, this.sent());
		return this.results.map((slots) => slots.map((slot) => this.endOf(slot)));
	}

	private async readAll(reader: ItemReader<Params, Content>): Promise<void> {
		const breather = new Breather();
		for (let itemIndex = 0; itemIndex < this.run.items.length; itemIndex++) {
			const slots: (Slot | SendResult)[] = [];
			this.results.push(slots);
			if (this.run.isCancelled) {
				slots.push(this.refuse(null, '', 'The execution was stopped before this was sent'));
				continue;
			}
			try {
				const params = reader.read(itemIndex);
				const { batching = {}, suppressWithin = 0 } = this.face.common(params).options;
				const pause = pauseBefore(itemIndex, batching);
				if (pause > 0) await this.rest(pause);
				if (this.suppression === undefined) {
					this.suppression = suppressWithin > 0 ? this.guard(reader, suppressWithin) : null;
				}
				await this.addItem(itemIndex, params, reader, slots);
			} catch (cause) {
				slots.push(this.refuse(null, '', problemOf(cause)));
			}
			// Waiting for what is there already would cost every item a turn of the microtask queue.
			if (this.inFlight.size > MOST_UNDER_WAY) await this.inFlight.atMost(MOST_UNDER_WAY);
			if (breather.isDue) await breather.breathe();
		}
	}

	private guard(
		reader: ItemReader<Params, Content>,
		minutes: number,
	): Suppression<Params, Content> {
		return new Suppression(this.run, minutes, {
			reader,
			common: (params) => this.face.common(params),
			account: async () => await this.sender.account(),
			isKnown: (itemIndex, position, number) => this.ledger.has({ itemIndex, position, number }),
		});
	}

	/** A pause is of no use when what should have left before it still waits. */
	private async rest(milliseconds: number): Promise<void> {
		this.batcher.flush();
		await wait(milliseconds, this.run.signal);
	}

	private async addItem(
		itemIndex: number,
		params: Params,
		reader: ItemReader<Params, Content>,
		slots: (Slot | SendResult)[],
	): Promise<void> {
		const { to, options } = this.face.common(params);
		const list = splitRecipients(to);
		if (list.length === 0) {
			slots.push(this.refuse(null, to, "'To' has no recipient"));
			return;
		}
		let composed: Composed<Content>;
		try {
			composed = await reader.compose(params, itemIndex);
		} catch (cause) {
			for (const typed of list) {
				const read = readRecipient(typed);
				slots.push(this.refuse('number' in read ? read.number : null, typed, problemOf(cause)));
			}
			return;
		}
		for (const [position, typed] of list.entries()) {
			const isAlone = list.length === 1;
			const room = (options.maxRecipients ?? DEFAULT_MAX_RECIPIENTS) - this.recipients;
			if (room > 0 && this.suppression?.isAhead(itemIndex, position) === true) {
				await this.suppression.lookAhead(itemIndex, position, room);
			}
			slots.push(this.addRecipient({ itemIndex, position, typed, isAlone }, composed, options));
		}
	}

	private addRecipient(
		{ itemIndex, position, typed, isAlone }: Typed,
		composed: Composed<Content>,
		options: SendOptions,
	): Slot | SendResult {
		const read = readRecipient(typed);
		if ('problem' in read) return this.refuse(null, typed, read.problem);
		const { number, isInternational } = read;
		const content = composed.contentFor(isInternational);
		if ('problem' in content) return this.refuse(number, typed, content.problem);
		if (options.skipDuplicates === true && this.repeats.isRepeated(content.identity, number)) {
			return this.skip(number, typed, SAME_EXECUTION);
		}
		const claim = this.suppression?.verdict(itemIndex, position);
		if (typeof claim === 'string') return this.skip(number, typed, claim);
		const most = options.maxRecipients ?? DEFAULT_MAX_RECIPIENTS;
		if (++this.recipients > most) {
			return this.refuse(
				number,
				typed,
				`'Max Recipients' allows ${most} in one execution, and this one is beyond it`,
			);
		}
		const place = { itemIndex, position, number };
		const { clientKey = '' } = composed;
		const idempotencyKey = this.keys?.keyFor(place, content.identity, clientKey, isAlone) ?? null;
		if (idempotencyKey !== null && this.keys?.take(idempotencyKey) === false) {
			return this.refuse(
				number,
				typed,
				`Another recipient of this execution has the same 'Client Message ID', '${idempotencyKey}': the gateway would take the two for one message`,
			);
		}
		const unit = { ...place, typed, idempotencyKey };
		const known = this.ledger.find(unit);
		const slot: Slot = { ...unit, claim, end: known };
		if (known === undefined) this.batcher.add(content.key, content.content, slot);
		return slot;
	}

	private async dispatch(content: Content, slots: readonly Slot[]): Promise<void> {
		try {
			const ends = await this.sender.deliver(content, slots);
			for (const [index, slot] of slots.entries()) slot.end = ends[index];
		} catch (cause) {
			// A defect, and no reason to lose what became of the other requests.
			const ended = unknown({
				code: 'DEFECT',
				text: problemOf(cause),
				reason: 'The request ended without a result',
				advice: '',
			});
			for (const slot of slots) slot.end = unacceptedSend(slot, ended);
		}
		this.suppression?.settle(slots);
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

	private skip(number: string, typed: string, reason: string): SendResult {
		return { result: { ...skippedResult(number, typed, reason), ...this.face.extras } };
	}

	/** With the vendor's own fields, so that every result has the same. */
	private refuse(number: string | null, typed: string, reason: string): SendResult {
		return { result: { ...refusedResult(number, typed, reason), ...this.face.extras } };
	}
}
