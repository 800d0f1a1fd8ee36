import { hash64 } from '../calls/seenTexts';

/** How late a row can become visible: two hosts that count have been seen to differ by a minute. */
const OVERLAP_MS = 5 * 60_000;
/** Keys that are kept, of the newest minutes; of the others, and of one with more, a sum is. */
const MOST_KEYS = 1_000;
/** Characters of a key: 36 bits, enough for so few. */
const KEY_LENGTH = 6;
/** Minutes that are held while the newest one is still looked for. */
const MOST_BUCKETS = 64;
const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u;

/** The minute of a time, which is its beginning; a time in another form stands for itself. */
export function bucketOf(time: string): string {
	return time.slice(0, 'YYYY-MM-DDTHH:mm'.length);
}

/** The first minute of the overlap that ends with this one. */
function startOf(bucket: string): string {
	if (!MINUTE.test(bucket)) return bucket;
	return new Date(Date.parse(`${bucket}Z`) - OVERLAP_MS).toISOString().slice(0, bucket.length);
}

/** How many rows there are, and a sum of their keys that is another where one of them is. */
export class Sum {
	constructor(
		private count = 0,
		private high = 0,
		private low = 0,
	) {}

	add([high, low]: readonly [number, number]): void {
		this.count++;
		this.high = (this.high + high) >>> 0;
		this.low = (this.low + low) >>> 0;
	}

	toString(): string {
		return [this.count, this.high, this.low].map((one) => one.toString(36)).join('.');
	}
}

/** The rows of one minute. */
interface Bucket {
	/** Undefined where they are too many. */
	readonly keys: Set<string> | undefined;
	/** {@link Sum} as text. */
	readonly sum: { toString(): string };
}

/** Which rows there are in the minutes up to the newest one. */
export class Overlap {
	/** The newest time; empty before the first row. */
	top = '';
	/** The beginning of what is known: whatever is older is neither news nor kept. */
	from = '';
	/** Whether nothing is known but the time: no row of it has been told yet. */
	private isBare = false;
	private readonly buckets = new Map<string, Bucket>();
	private readonly sums = new Map<string, Sum>();

	/** @param mark made by {@link toString}, or a time: what happened from then on is not known */
	static parse(mark: string): Overlap {
		const overlap = new Overlap();
		const [top = '', from = top, ...parts] = mark.split(' ');
		overlap.top = top;
		overlap.from = from;
		overlap.isBare = parts.length === 0;
		for (const part of parts) {
			const [, name = '', kind, rest = ''] = /^([^=#]*)([=#])(.*)$/u.exec(part) ?? [];
			const isSum = kind === '#';
			overlap.buckets.set(
				name,
				isSum ? { keys: undefined, sum: rest } : { keys: keysIn(rest), sum: '' },
			);
		}
		return overlap;
	}

	/** Takes a row in. */
	add(time: string, key: string): void {
		const name = bucketOf(time);
		if (time > this.top) {
			if (name !== bucketOf(this.top)) this.from = startOf(name);
			this.top = time;
			if (this.buckets.size > MOST_BUCKETS) this.dropOld();
		}
		if (time < this.from) return;
		const sum = this.sums.get(name) ?? new Sum();
		this.sums.set(name, sum);
		const hash = hash64(key);
		sum.add(hash);
		const { keys } = this.buckets.get(name) ?? { keys: new Set() };
		keys?.add(shortened(hash));
		const areFew = keys !== undefined && keys.size <= MOST_KEYS;
		this.buckets.set(name, { keys: areFew ? keys : undefined, sum });
	}

	/**
	 * Whether a row was there. Of a minute of which only the sum is known, that is to be compared with the
	 * sum of all its rows up to {@link top} ({@link hasSum}).
	 */
	knows(time: string, key: string): 'yes' | 'no' | 'maybe' {
		if (time > this.top || this.isBare) return 'no';
		const bucket = this.buckets.get(bucketOf(time));
		if (bucket === undefined) return 'no';
		if (bucket.keys === undefined) return 'maybe';
		return bucket.keys.has(shortened(hash64(key))) ? 'yes' : 'no';
	}

	hasSum(name: string, sum: Sum): boolean {
		return this.buckets.get(name)?.sum.toString() === sum.toString();
	}

	/** Takes in what was known before: a row that is gone for once is not news when it is back. */
	join(before: Overlap): void {
		if (this.top < before.top) this.top = before.top;
		if (this.from < before.from) this.from = before.from;
		for (const [name, bucket] of before.buckets) {
			const found = this.buckets.get(name);
			if (found === undefined) this.buckets.set(name, bucket);
			else for (const key of bucket.keys ?? []) found.keys?.add(key);
		}
	}

	toString(): string {
		this.dropOld();
		let room = MOST_KEYS;
		const parts: string[] = [];
		for (const [name, { keys, sum }] of [...this.buckets].sort(([a], [b]) => (a < b ? 1 : -1))) {
			room -= keys?.size ?? 0;
			const isKept = keys !== undefined && room >= 0;
			parts.push(isKept ? `${name}=${[...keys].join('')}` : `${name}#${sum.toString()}`);
		}
		return [this.top, this.from, ...parts].join(' ');
	}

	private dropOld(): void {
		const first = bucketOf(this.from);
		for (const name of this.buckets.keys()) {
			if (name >= first) continue;
			this.buckets.delete(name);
			this.sums.delete(name);
		}
	}
}

function keysIn(text: string): Set<string> {
	const keys = new Set<string>();
	for (let at = 0; at < text.length; at += KEY_LENGTH) keys.add(text.slice(at, at + KEY_LENGTH));
	return keys;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function shortened([high, low]: readonly [number, number]): string {
	let text = '';
	for (const half of [high, low]) {
		for (let shift = 0; shift < 18; shift += 6) text += DIGITS[(half >>> shift) & 63] ?? '';
	}
	return text;
}
