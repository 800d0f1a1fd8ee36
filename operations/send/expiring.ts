import { callInBackground } from '../../platform/timers';

/** A value that is kept for a time, and what it takes. */
interface Kept<Value> {
	readonly value: Value;
	readonly bytes: number;
	/** Milliseconds. */
	readonly until: number;
}

/** Bytes of an entry beside its value and the characters of its key. */
const OVERHEAD = 400;

/**
 * What is kept for a time from when it was last put, and then is gone, whether anybody asks for it
 * or not. Nothing goes before its time, however much there is: who must not put more asks for the
 * {@link bytes} first.
 */
export class Expiring<Value> {
	/** All that is kept, about. */
	bytes = 0;
	/** In the order in which they end, which is that in which they were put. */
	private readonly entries = new Map<string, Kept<Value>>();
	private isWaking = false;

	/**
	 * @param lifetime milliseconds
	 * @param now milliseconds, on a clock that never goes back
	 */
	constructor(
		private readonly lifetime: number,
		private readonly now: () => number = () => performance.now(),
	) {}

	/** What is kept under a key. */
	get(key: string): Value | undefined {
		this.purge();
		return this.entries.get(key)?.value;
	}

	/** @param size bytes of the value */
	put(key: string, value: Value, size: number): void {
		this.purge();
		this.remove(key);
		const bytes = size + 2 * key.length + OVERHEAD;
		this.entries.set(key, { value, bytes, until: this.now() + this.lifetime });
		this.bytes += bytes;
		this.wake();
	}

	/** Forgets what is kept under a key. */
	remove(key: string): void {
		const kept = this.entries.get(key);
		if (kept === undefined) return;
		this.entries.delete(key);
		this.bytes -= kept.bytes;
	}

	private purge(): void {
		for (const [key, { until }] of this.entries) {
			if (until > this.now()) return;
			this.remove(key);
		}
	}

	/** Without it, the last of what is kept would stay until somebody asks. */
	private wake(): void {
		if (this.isWaking || this.entries.size === 0) return;
		this.isWaking = true;
		callInBackground(this.lifetime, () => {
			this.isWaking = false;
			this.purge();
			this.wake();
		});
	}
}
