/** Runs tasks in the order in which they are given, so many at the same time. */
export class Queue {
	private running = 0;
	private readonly waiting: (() => void)[] = [];

	constructor(private readonly most: number) {}

	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (this.running >= this.most) await new Promise<void>((go) => this.waiting.push(go));
		this.running++;
		try {
			return await task();
		} finally {
			this.running--;
			this.waiting.shift()?.();
		}
	}
}
