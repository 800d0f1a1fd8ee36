import { sleep } from '../../platform/timers';

/**
 * Runs tasks for whoever asks, one at a time and with a pause between two. Everybody gets what came
 * of a run that began after they had asked, so what they know of is in it; who asks while one is
 * under way shares the one after it.
 */
export class Throttle<Result> {
	private next: Promise<Result> | undefined;
	private last: Promise<void> = Promise.resolve();
	private ended = -Infinity;

	/** @param pauseMs milliseconds from the end of one run to the beginning of the next, at least */
	constructor(private readonly pauseMs: number) {}

	/**
	 * The result of a run that begins after this call.
	 *
	 * @param task the same for everybody who asks; kept no longer than it is needed
	 */
	async ask(task: () => Promise<Result>): Promise<Result> {
		return await (this.next ??= this.runNext(task));
	}

	private async runNext(task: () => Promise<Result>): Promise<Result> {
		await this.last;
		const early = this.ended + this.pauseMs - performance.now();
		if (early > 0) await sleep(Math.ceil(early));
		this.next = undefined;
		const running = task();
		const end = (): void => {
			this.ended = performance.now();
		};
		this.last = running.then(end, end);
		return await running;
	}
}
