import { splitRecipients, readRecipient } from '../../../messaging/recipient';
import { withoutTrailing } from '../../../messaging/text';
import { sha256 } from '../../../messaging/digest';
import type { ItemReader } from '../itemReader';
import { runKey } from '../ledger';
import { Breather } from '../../../platform/timers';
import type { Composed, SendingAccount, SendParams } from '../composed';
import { claim, forget, isSamePlace, settleClaim, type Claim, type Claimed } from './claims';
import { ClaimTable, type GuardedRun } from './claimTable';
import { SAME_EXECUTION } from '../gates/unrepeated';
import { isAlready, isOnRecord } from './reasons';

/** Recipients that are looked up together; fewer where fewer may be sent to. */
const MOST_AT_ONCE = 10_000;
const LEAST_AT_ONCE = 500;

const MOST_HASHES = 1_000;
/** Hex digits: 128 bits. */
const HASH_LENGTH = 32;
const MINUTE_MS = 60_000;

/** How a run tells what it is going to send. */
export interface Source<Params, Content> {
	readonly reader: ItemReader<Params, Content>;
	common(params: Params): SendParams;
	account(): SendingAccount;
	/** Whether an earlier try of the run knows how this one ended. */
	isKnown(itemIndex: number, position: number, number: string): boolean;
}

/** An item that is being looked at. */
interface Item<Content> {
	readonly list: readonly string[];
	readonly composed: Composed<Content>;
	readonly verdicts: (Claim | string | undefined)[];
}

/**
 * The guard of one run against messages that their recipients were sent already, by this or another
 * execution: it looks at many recipients ahead, claims them in this process and asks n8n's table
 * about all of them at once. Who is in the way of nobody leaves under a claim.
 */
export class Suppression<Params, Content> {
	private readonly owner: string | symbol;
	private readonly windowMs: number;
	private readonly table: ClaimTable;
	private readonly claims: Claim[] = [];
	private readonly verdicts = new Map<number, Item<Content>['verdicts']>();
	private readonly hashes = new Map<string, string>();
	private readonly breather = new Breather();
	private account: string | undefined;
	/** How far has been looked. */
	private itemIndex = 0;
	private position = 0;
	private item: Item<Content> | undefined;

	/** @param minutes the window */
	constructor(
		private readonly run: GuardedRun,
		private readonly minutes: number,
		private readonly source: Source<Params, Content>,
	) {
		this.owner = runKey(run.context) ?? Symbol('run');
		this.windowMs = minutes * MINUTE_MS;
		this.table = new ClaimTable(run, minutes);
	}

	/** Whether nobody has looked yet whether this recipient may be sent to. */
	isAhead(itemIndex: number, position: number): boolean {
		return (
			itemIndex > this.itemIndex || (itemIndex === this.itemIndex && position >= this.position)
		);
	}

	/**
	 * Looks at the recipients from this one on.
	 *
	 * @param room how many more may be sent to: of what is claimed and not sent, n8n's table would
	 * have to be told
	 */
	async lookAhead(itemIndex: number, position: number, room: number): Promise<void> {
		if (itemIndex !== this.itemIndex) this.item = undefined;
		this.itemIndex = itemIndex;
		this.position = position;
		const limit = Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, room));
		const fresh: Claim[] = [];
		while (fresh.length < limit && this.itemIndex < this.run.items.length) {
			if (this.run.isCancelled) break;
			this.item ??= await this.open(this.itemIndex);
			if (this.item !== undefined) this.claimFrom(this.item, fresh, limit);
			if (this.item === undefined || this.position >= this.item.list.length) {
				this.item = undefined;
				this.itemIndex++;
				this.position = 0;
			}
			await this.breather.breathe();
		}
		for (const found of await this.table.check(fresh)) {
			this.verdictsOf(found.itemIndex)[found.position] = isOnRecord(this.minutes);
			forget(found);
		}
	}

	/** Why a recipient is skipped, or the claim it leaves under; undefined where it has none. */
	verdict(itemIndex: number, position: number): Claim | string | undefined {
		return this.verdicts.get(itemIndex)?.[position];
	}

	/** Writes down how some that left ended. */
	settle(slots: readonly Claimed[]): void {
		for (const { claim: own, end } of slots) {
			if (own !== undefined && end !== undefined) {
				settleClaim(own, end.result.accepted);
			}
		}
	}

	/** Releases what did not leave, in this process and in n8n's table. Never rejects. */
	async close(): Promise<void> {
		for (const own of this.claims) if (own.state === 'open') settleClaim(own, false);
		await this.table.settle(this.claims);
		for (const own of this.claims) {
			// What n8n's table could not be rid of would otherwise stand in the way of its own retry.
			if (own.state === 'void' && own.slice === undefined) forget(own);
		}
	}

	private async open(itemIndex: number): Promise<Item<Content> | undefined> {
		if (this.account === undefined) {
			const { baseUrl, user } = this.source.account();
			this.account = sha256(withoutTrailing(baseUrl, '/'), user);
		}
		const looked = await this.source.reader.lookAt(itemIndex);
		if (looked === undefined) return undefined;
		const { params, composed } = looked;
		const list = splitRecipients(this.source.common(params).to);
		return { list, composed, verdicts: this.verdictsOf(itemIndex) };
	}

	private claimFrom(item: Item<Content>, fresh: Claim[], limit: number): void {
		const { list, composed, verdicts } = item;
		for (; this.position < list.length && fresh.length < limit; this.position++) {
			const read = readRecipient(list[this.position] ?? '');
			if ('problem' in read) continue;
			const { number, isInternational } = read;
			if (this.source.isKnown(this.itemIndex, this.position, number)) continue;
			const carried = composed.contentFor(isInternational);
			if ('problem' in carried) continue;
			verdicts[this.position] = this.claimOne(`${this.hash(carried.identity)} ${number}`, fresh);
		}
	}

	private claimOne(key: string, fresh: Claim[]): Claim | string {
		const { owner, itemIndex, position } = this;
		const wanted: Claim = { key, owner, itemIndex, position, state: 'open', at: Date.now() };
		const standing = claim(wanted, this.windowMs);
		if (standing.owner !== owner) return isAlready(standing, this.minutes);
		if (!isSamePlace(standing, wanted) || standing.state !== 'open') return SAME_EXECUTION;
		this.claims.push(standing);
		// What an earlier try of this run has recorded is not in the way of this one.
		if (standing.slice === undefined) fresh.push(standing);
		return standing;
	}

	private hash(identity: string): string {
		let hash = this.hashes.get(identity);
		if (hash === undefined) {
			hash = sha256(this.account ?? '', identity).slice(0, HASH_LENGTH);
			if (this.hashes.size >= MOST_HASHES) this.hashes.clear();
			this.hashes.set(identity, hash);
		}
		return hash;
	}

	private verdictsOf(itemIndex: number): Item<Content>['verdicts'] {
		let verdicts = this.verdicts.get(itemIndex);
		if (verdicts === undefined) this.verdicts.set(itemIndex, (verdicts = []));
		return verdicts;
	}
}
