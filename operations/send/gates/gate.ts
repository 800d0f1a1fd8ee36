import type { Recipient } from '../../../messaging/recipient';
import type { Place } from '../sendResult';
import type { Carried, Composed, SendOptions } from '../composed';
import type { Claim } from '../suppression/claims';

/** A recipient as an item names it, and what the gates that it has passed have found out. */
export interface Candidate<Content> extends Omit<Place, 'number'> {
	readonly typed: string;
	/** Whether the item has no other. */
	readonly isAlone: boolean;
	readonly read: Recipient;
	/** The item's message, or why there is none. */
	readonly composed: Composed<Content> | { readonly problem: string };
	readonly options: SendOptions;
	carried: Carried<Content> | undefined;
	/** Of suppression, where that is on. */
	claim: Claim | undefined;
	/** Where the vendor knows such keys. */
	idempotencyKey: string | null;
}

/** Why a recipient goes no further; undefined lets it through. */
export type Verdict = { readonly refused: string } | { readonly skipped: string } | undefined;

/** One of the gates between an item and a request. Each looks at one thing, in the order of the list. */
export interface Gate<Content> {
	/** Hears the options of the first item whose parameters could be read, which count for all. */
	begin?(options: SendOptions): void;
	/** Where looking at many recipients at once saves time: called before `admit`. */
	prepare?(candidate: Candidate<Content>): Promise<void> | undefined;
	admit(candidate: Candidate<Content>): Verdict;
}
