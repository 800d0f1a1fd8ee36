import { deflate, inflate } from '../../platform/compression';
import type { Place, SendResult, Unit } from './sendResult';
import { Breather } from '../../platform/timers';

/** How one message ended, taken apart: what many share, and what is its own. */
export interface Fate {
	/** The result as JSON, with marks where its own values stand. */
	readonly shape: string;
	/** Its numbers, IDs and times, in the order of their marks. */
	readonly own: readonly (string | number)[];
}

/** A fate, and whose it is. */
export type PlacedFate = Fate & Place;

/** Marks begin with a NUL; a text that does so as well gets another one before it. */
const OWN = '\0own';
const NUMBER = '\0number';
const TYPED = '\0typed';
const KEY = '\0key';

/** Characters of an ID or a time that is kept apart; no gateway's has more. */
const LONGEST_ID = 64;
/** Characters of one shape, and of all shapes of a run: gateways have a few sentences. */
const LONGEST_SHAPE = 4_096;
const MOST_SHAPES = 64 * 1024;
/** Fates that are compressed together, which takes a few milliseconds. */
const TOGETHER = 2_000;

/** The reason in a result that is told again, of a gateway that never said the same twice. */
export const WORDS_LOST =
	'It was not accepted at an earlier try of this run, and what the gateway said then was too much to be kept';

/** Takes the result of a send apart. */
export function fateOf(end: SendResult, { number, typed, idempotencyKey }: Unit): Fate {
	const own: (string | number)[] = [];
	const shape = JSON.stringify(end, (name, value: unknown) => {
		const isOwn =
			typeof value === 'number' ||
			(typeof value === 'string' && /(?:Id|At)$/u.test(name) && value.length <= LONGEST_ID);
		if (value === number) return NUMBER;
		if (value === typed) return TYPED;
		if (value === idempotencyKey && value !== null) return KEY;
		if (isOwn) {
			own.push(value);
			return OWN;
		}
		return typeof value === 'string' && value.startsWith('\0') ? `\0${value}` : value;
	});
	return { shape, own };
}

/** Puts the result of a send together again, for the recipient whose it is. */
export function sendResultOf(
	{ shape, own }: Fate,
	{ number, typed, idempotencyKey }: Unit,
): SendResult {
	let next = 0;
	const end: unknown = JSON.parse(shape, (_name, value: unknown) => {
		if (typeof value !== 'string' || !value.startsWith('\0')) return value;
		switch (value) {
			case OWN:
				return own[next++];
			case NUMBER:
				return number;
			case TYPED:
				return typed;
			case KEY:
				return idempotencyKey;
			default:
				return value.slice(1);
		}
	});
	if (!isSendResult(end)) throw new TypeError('What is kept of a message is no result');
	return end;
}

function isSendResult(value: unknown): value is SendResult {
	return typeof value === 'object' && value !== null && 'result' in value;
}

/** Without the gateway's words: there are a few hundred of these, whatever a gateway says. */
function withoutWords({ result, unaccepted }: SendResult): SendResult {
	const { messageId, accepted } = result;
	const reason = accepted === true ? null : WORDS_LOST;
	return {
		result: {
			...result,
			messageId: messageId !== null && messageId.length <= LONGEST_ID ? messageId : null,
			reason,
			raw: { code: null, text: null },
		},
		...(unaccepted === undefined
			? {}
			: {
					unaccepted: {
						outcome: unaccepted.outcome,
						failure: { code: '', text: '', reason: WORDS_LOST, advice: '' },
					},
				}),
	};
}

/** The fates of one run, compressed: some ten bytes each. */
export interface PackedFates {
	readonly shapes: Uint8Array;
	readonly rows: readonly Uint8Array[];
	readonly bytes: number;
}

/** Packs fates as they come, holding few of them at a time. */
export class FatePacker {
	/** By their place in the list. */
	private readonly shapes = new Map<string, number>();
	private shapeLength = 0;
	private readonly rows: Uint8Array[] = [];
	private waiting: (string | number)[][] = [];
	private readonly breather = new Breather();

	/** How a message ended. */
	async add(place: Place, end: SendResult, unit: Unit): Promise<void> {
		const fate = fateOf(end, unit);
		const isKept = this.hasRoomFor(fate.shape);
		await this.put({ ...place, ...(isKept ? fate : fateOf(withoutWords(end), unit)) });
	}

	/** What has been packed before. */
	async put({ itemIndex, position, number, shape, own }: PlacedFate): Promise<void> {
		let index = this.shapes.get(shape);
		if (index === undefined) {
			index = this.shapes.size;
			this.shapes.set(shape, index);
			this.shapeLength += shape.length;
		}
		this.waiting.push([itemIndex, position, number, index, ...own]);
		if (this.waiting.length < TOGETHER) return;
		this.compress();
		await this.breather.breathe();
	}

	/** Undefined where there was none. */
	finish(): PackedFates | undefined {
		if (this.waiting.length > 0) this.compress();
		const { rows } = this;
		if (rows.length === 0) return undefined;
		const shapes = compressed([...this.shapes.keys()]);
		const bytes = rows.reduce((sum, { length }) => sum + length, shapes.length);
		return { shapes, rows, bytes };
	}

	private hasRoomFor(shape: string): boolean {
		if (this.shapes.has(shape)) return true;
		return shape.length <= LONGEST_SHAPE && this.shapeLength + shape.length <= MOST_SHAPES;
	}

	private compress(): void {
		this.rows.push(compressed(this.waiting));
		this.waiting = [];
	}
}

/** The fates that have been packed, in their order. */
export function* unpack({ shapes, rows }: PackedFates): Generator<PlacedFate> {
	const known = decompressed(shapes);
	for (const some of rows) {
		for (const row of decompressed(some)) {
			if (!Array.isArray(row)) continue;
			const values: readonly unknown[] = row;
			const [itemIndex, position, number, index, ...own] = values;
			const shape = known[Number(index)];
			if (typeof shape !== 'string' || typeof number !== 'string') continue;
			const place = { itemIndex: Number(itemIndex), position: Number(position), number };
			yield { ...place, shape, own: own.filter(isOwn) };
		}
	}
}

function isOwn(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

function compressed(list: readonly unknown[]): Uint8Array {
	return deflate(JSON.stringify(list));
}

function decompressed(bytes: Uint8Array): readonly unknown[] {
	const list: unknown = JSON.parse(inflate(bytes));
	return Array.isArray(list) ? list : [];
}
