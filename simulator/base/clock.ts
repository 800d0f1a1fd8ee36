/** Cancels the event it was returned for; harmless once the event has fired. */
export type Cancel = () => void;

interface ScheduledEvent {
	readonly due: number;
	readonly action: () => void;
	cancelled: boolean;
}

/** setTimeout fires at once for anything longer, so longer waits are taken in steps. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The simulator's own time: real time plus whatever has been added with `advance`. An event fires
 * when either of the two reaches it, in the order of due times. No timer keeps the process alive.
 */
export class Clock {
	private offset = 0;
	private frozenAt: number | undefined;
	private timer: NodeJS.Timeout | undefined;
	private closed = false;
	/** Latest first, so that the next event is popped off the end. */
	private readonly events: ScheduledEvent[] = [];

	/** Milliseconds since 1970; inside an event exactly the time the event was due. */
	now(): number {
		return this.frozenAt ?? Date.now() + this.offset;
	}

	/** The same as ISO 8601 text in UTC. */
	isoNow(): string {
		return new Date(this.now()).toISOString();
	}

	/** Runs `action` at `due` (milliseconds since 1970); a time that is past means very soon. */
	at(due: number, action: () => void): Cancel {
		const event: ScheduledEvent = { due: Math.max(due, this.now()), action, cancelled: false };
		this.events.splice(this.positionOf(event), 0, event);
		this.arm();
		return () => {
			event.cancelled = true;
		};
	}

	/** Runs `action` after `delayMs` milliseconds of this clock. */
	after(delayMs: number, action: () => void): Cancel {
		return this.at(this.now() + delayMs, action);
	}

	/**
	 * Moves the clock on by `ms` milliseconds and fires what falls due on the way.
	 * @throws RangeError when `ms` is negative or not finite: the clock never goes back.
	 */
	advance(ms: number): void {
		if (!Number.isFinite(ms) || ms < 0) throw new RangeError('The clock only moves forward');
		const target = this.now() + ms;
		this.fireUntil(target);
		this.offset = target - Date.now();
		this.arm();
	}

	/** Forgets every event and returns to real time. */
	reset(): void {
		this.events.length = 0;
		this.offset = 0;
		clearTimeout(this.timer);
		this.timer = undefined;
	}

	/** Like `reset`, and nothing fires from here on. */
	close(): void {
		this.reset();
		this.closed = true;
	}

	/** Before its equals, which therefore fire first: events of one instant keep their order. */
	private positionOf(event: ScheduledEvent): number {
		let low = 0;
		let high = this.events.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const other = this.events[middle];
			const isLater = other !== undefined && other.due > event.due;
			if (isLater) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private fireUntil(target: number): void {
		for (;;) {
			const next = this.events.at(-1);
			if (next === undefined || next.due > target) break;
			this.events.pop();
			if (next.cancelled) continue;
			this.frozenAt = next.due;
			try {
				next.action();
			} finally {
				this.frozenAt = undefined;
			}
		}
	}

	private arm(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		const next = this.events.at(-1);
		if (this.closed || next === undefined || this.frozenAt !== undefined) return;
		const wait = Math.min(Math.max(next.due - this.now(), 1), LONGEST_TIMER);
		this.timer = setTimeout(() => {
			this.fireUntil(Date.now() + this.offset);
			this.arm();
		}, wait);
		this.timer.unref();
	}
}
