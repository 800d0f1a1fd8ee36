import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';
import { slopeOf, type Sample } from './slope';

const EVERY_MS = 1_000;
const MINUTE_MS = 60_000;
const PAGE_BYTES = 4_096;
const MIB = 1024 * 1024;

/** What is measured of a process. */
export const MEASURES = ['memory (MB)', 'heap (MB)', 'sockets'] as const;
type Measure = (typeof MEASURES)[number];

/** How a process grew. */
export interface Growth {
	readonly measure: Measure;
	readonly first: number;
	readonly last: number;
	/** In a minute. */
	readonly slope: number;
}

/** Measures a running n8n once a second. */
export class Meter {
	private readonly begun = Date.now();
	private readonly samples = new Map<Measure, Sample[]>(MEASURES.map((measure) => [measure, []]));
	private readonly timer: NodeJS.Timeout;

	/** @param url of an n8n that publishes its metrics, without a trailing slash */
	constructor(
		private readonly pid: number,
		private readonly url: string,
	) {
		this.timer = setInterval(() => void this.measure(), EVERY_MS);
	}

	/** Ends measuring. What was measured before `fromMinute` is the warming up, and does not count. */
	stop(fromMinute: number): Growth[] {
		clearInterval(this.timer);
		return MEASURES.map((measure) => {
			const samples = (this.samples.get(measure) ?? []).filter(
				([minutes]) => minutes >= fromMinute,
			);
			const [first, last] = [samples[0]?.[1] ?? 0, samples.at(-1)?.[1] ?? 0];
			return { measure, first, last, slope: slopeOf(samples) };
		});
	}

	private async measure(): Promise<void> {
		const minutes = (Date.now() - this.begun) / MINUTE_MS;
		this.add('memory (MB)', minutes, memoryOf(this.pid));
		this.add('sockets', minutes, socketsOf(this.pid));
		// While n8n is busy it may not answer in time for the next one.
		const heap = await heapOf(this.url).catch(() => undefined);
		if (heap !== undefined) this.add('heap (MB)', minutes, heap);
	}

	private add(measure: Measure, minutes: number, value: number): void {
		this.samples.get(measure)?.push([minutes, value]);
	}
}

function memoryOf(pid: number): number {
	const [, resident = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
	return (Number(resident) * PAGE_BYTES) / MIB;
}

function socketsOf(pid: number): number {
	const folder = `/proc/${pid}/fd`;
	return readdirSync(folder).filter((name) => {
		try {
			return readlinkSync(`${folder}/${name}`).startsWith('socket:');
		} catch {
			// Closed between the two looks.
			return false;
		}
	}).length;
}

async function heapOf(url: string): Promise<number | undefined> {
	const metrics = await (await fetch(`${url}/metrics`)).text();
	const used = /^n8n_nodejs_heap_size_used_bytes (\S+)$/mu.exec(metrics)?.[1];
	return used === undefined ? undefined : Number(used) / MIB;
}
