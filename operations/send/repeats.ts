/** What has been sent to whom in one run, for the option that leaves out the second of two. */
export class Repeats {
	private readonly seen = new Map<string, Set<string>>();

	/** Whether a message to a recipient has come before. */
	isRepeated(identity: string, number: string): boolean {
		let numbers = this.seen.get(identity);
		if (numbers === undefined) this.seen.set(identity, (numbers = new Set()));
		if (numbers.has(number)) return true;
		numbers.add(number);
		return false;
	}
}
