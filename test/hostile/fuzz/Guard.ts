import { InputProblem } from '../../../operations/parameters/inputProblem';
import { UnreadableText } from '../../../transport/decode/unreadable';
import { Input, type InputData } from './Input';
import type { Target } from './Target';

/** Processor time that an input may take, in microseconds. */
const MOST_TIME = 1_000_000;
/** Memory by which a process may grow over one input, and keep of all of a target, in KiB. */
const MOST_MEMORY = 200 * 1024;
/** Another process can make one measurement worse, and never better. */
const MEASUREMENTS = 3;
/** What takes so long is not measured again. */
const CERTAIN = 3 * MOST_TIME;

/** What every object inherits; none of it may change. */
const PROTOTYPES = [Object, Array, Function, String, Number, Boolean, Map, Set, Promise, Uint8Array]
	.map(({ prototype }): object => prototype)
	.map((prototype) => ({ prototype, ...snapshotOf(prototype) }));

function snapshotOf(prototype: object) {
	const keys = Reflect.ownKeys(prototype);
	const values = keys.map((key): unknown => Object.getOwnPropertyDescriptor(prototype, key)?.value);
	return { keys, values };
}

/** Runs one target, and throws for whatever no input may do. */
export class Guard {
	/** KiB of memory from which on it is worth looking what of it is kept. */
	private worthALook = residentMemory() + MOST_MEMORY / 2;
	private readonly keptAtFirst = keptMemory();

	/** @throws Error that says what an input did */
	async run(target: Target, data: InputData): Promise<void> {
		const before = { resident: residentMemory(), most: process.resourceUsage().maxRSS };
		let spent = await timeOf(target, data);
		for (let again = 1; again < MEASUREMENTS && spent > MOST_TIME && spent < CERTAIN; again++) {
			spent = Math.min(spent, await timeOf(target, data));
		}
		if (spent > MOST_TIME)
			throw new Error(`It takes ${Math.round(spent / 1000)} ms of processor time`);
		this.checkMemory(before);
		for (const { prototype, keys, values } of PROTOTYPES) {
			const now = snapshotOf(prototype);
			const isSame =
				now.keys.length === keys.length &&
				values.every((value, at) => Object.is(value, now.values[at]));
			if (!isSame) throw new Error('It changes what every object inherits');
		}
	}

	private checkMemory(before: { readonly resident: number; readonly most: number }): void {
		const { maxRSS } = process.resourceUsage();
		const taken = maxRSS > before.most ? maxRSS - before.resident : 0;
		if (taken > MOST_MEMORY) throw new Error(`It takes ${megabytes(taken)} MB of memory`);
		if (residentMemory() < this.worthALook) return;
		const kept = keptMemory() - this.keptAtFirst;
		if (kept > MOST_MEMORY) throw new Error(`${megabytes(kept)} MB of memory are kept`);
		// What V8 holds without using it is nobody's fault.
		this.worthALook = residentMemory() + MOST_MEMORY / 4;
	}
}

function megabytes(kibibytes: number): number {
	return Math.round(kibibytes / 1024);
}

/** KiB that this process has in memory now. */
function residentMemory(): number {
	return process.memoryUsage.rss() / 1024;
}

/** KiB that are still referred to. */
function keptMemory(): number {
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1024;
}

/** Microseconds of processor time, of the whole process. */
async function timeOf(target: Target, data: InputData): Promise<number> {
	const input = new Input(data);
	const before = process.cpuUsage();
	try {
		await target.run(input);
	} catch (error) {
		if (!(error instanceof UnreadableText) && !(error instanceof InputProblem)) throw error;
	}
	const { user, system } = process.cpuUsage(before);
	return user + system;
}
