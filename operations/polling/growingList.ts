import { sha256 } from '../../messaging/digest';
import { UnreadableText } from '../../transport/decode/unreadable';
import { MOST_ROWS } from '../calls/pages';

const BITS = 64;
const TOO_MANY = `it has more than ${MOST_ROWS.toLocaleString('en')} lines`;

/**
 * Finds the news in a list that always comes whole and says of none of its lines when it came: what
 * stands behind the lines that were there, or before them. What is kept of those is their number and
 * the sum of their digests, whichever their number.
 *
 * A list that has put new lines between old ones cannot be told from another list: then all of it is
 * news, twice rather than never. In one that has become shorter nothing is.
 */
export class GrowingList {
	private readonly count: number;
	private readonly sum: string;
	private readonly isSilent: boolean;
	private readonly before: string[] = [];
	private readonly added: string[] = [];
	private seen = 0;
	private running = 0n;
	private isSame = false;

	/** @param mark of the last time; undefined where all that is there is old */
	constructor(private readonly mark: string | undefined) {
		const [count = '0', sum = '0'] = (mark ?? '').split(' ');
		this.count = /^\d+$/u.test(count) ? Number(count) : 0;
		this.sum = sum;
		this.isSilent = mark === undefined;
		this.compare();
	}

	/**
	 * Takes the next line in.
	 *
	 * @throws UnreadableText where there are more than a million, which would all have to be held
	 */
	see(line: string): void {
		this.seen++;
		if (!this.isSilent) {
			if (this.seen > MOST_ROWS) throw new UnreadableText(TOO_MANY);
			(this.seen <= this.count ? this.before : this.added).push(line);
		}
		this.running = BigInt.asUintN(BITS, this.running + digest(line));
		this.compare();
	}

	/** The new lines, and the mark for the next time. */
	finish(): { readonly news: readonly string[]; readonly mark: string } {
		const { before, added, seen } = this;
		if (this.mark !== undefined && seen < this.count) return { news: [], mark: this.mark };
		const mark = `${seen} ${this.running.toString(36)}`;
		if (this.isSilent) return { news: [], mark };
		if (this.isSame) return { news: added, mark };
		const all = [...before, ...added];
		const head = all.slice(0, seen - this.count);
		const isBehind = sumOf(all.slice(head.length)).toString(36) === this.sum;
		return { news: isBehind ? head : all, mark };
	}

	private compare(): void {
		if (this.seen !== this.count) return;
		this.isSame = this.count === 0 || this.running.toString(36) === this.sum;
		if (this.isSame) this.before.length = 0;
	}
}

function sumOf(lines: readonly string[]): bigint {
	return lines.reduce((sum, line) => BigInt.asUintN(BITS, sum + digest(line)), 0n);
}

function digest(line: string): bigint {
	return BigInt(`0x${sha256(line).slice(0, BITS / 4)}`);
}
