import { DateTime } from '../transport/libraries';

type Kind = 'message' | 'task';

/** When what a run has handed over will go, to be told once, on both clocks. */
export class Schedule {
	private readonly counts = new Map<string, number>();
	private kind: Kind = 'message';

	/** @param at ISO 8601 with +08:00 */
	add(at: string, kind: Kind): void {
		this.kind = kind;
		this.counts.set(at, (this.counts.get(at) ?? 0) + 1);
	}

	/**
	 * In words; undefined where nothing waits for its time.
	 *
	 * @param zone the workflow's time zone
	 * @example '1 message will go at 2026-11-28 22:00 in Taiwan (09:00 in America/New_York, this
	 * workflow's time zone)'
	 */
	hint(zone: string): string | undefined {
		const [first] = [...this.counts.keys()].sort();
		if (first === undefined) return undefined;
		const all = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
		const what = `${all} ${this.kind}${all === 1 ? '' : 's'} will go at`;
		const times =
			this.counts.size === 1 ? '' : ` ${this.counts.size} different times, the first at`;
		return `${what}${times} ${onBothClocks(first, zone)}`;
	}
}

function onBothClocks(at: string, zone: string): string {
	const there = DateTime.fromISO(at, { setZone: true });
	const here = there.setZone(zone);
	const clock = there.second === 0 ? 'HH:mm' : 'HH:mm:ss';
	const day = here.toISODate() === there.toISODate() ? '' : 'yyyy-MM-dd ';
	return `${there.toFormat(`yyyy-MM-dd ${clock}`)} in Taiwan (${here.toFormat(`${day}${clock}`)} in ${zone}, this workflow's time zone)`;
}
