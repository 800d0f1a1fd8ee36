import type { INode } from 'n8n-workflow';
import type { GatewayName } from '../gateways/gateway';
import type { Looked } from './look';
import type { World } from './World';

/**
 * What an operation does, and so what its end looks like:
 * - `local` sends nothing
 * - `read`, and `query`, which says for each message that was asked for whether it was found
 * - `export` receives a file
 * - `write`; `cancel`, which says that nobody knows; `lookBack`, the look at what a write stored
 * - `send`; `keyedSend` with idempotency keys, so that it is repeated; `token`, which comes before
 * - `poll` asks what there is to read, and `pollSource` reads one thing of it
 * - `credentialTest`
 */
export type Kind =
	| 'local'
	| 'read'
	| 'query'
	| 'export'
	| 'write'
	| 'cancel'
	| 'lookBack'
	| 'send'
	| 'keyedSend'
	| 'token'
	| 'poll'
	| 'pollSource'
	| 'credentialTest';

/** How one run is set up. */
export interface Setup {
	/** Of the address in the credential. */
	readonly origin: string;
	/** Milliseconds that the node waits, where that can be set. */
	readonly timeout: number;
	readonly onError: INode['onError'];
}

/** How something is prepared. */
export interface Preparation {
	/** Milliseconds that it will wait. */
	readonly timeout: number;
	/** Whether it is about something else than its twin. */
	readonly isTwin: boolean;
}

/** Something that can be run, with all that it needs in place. */
export interface Prepared {
	run(setup: Setup): Promise<Looked>;
	/** Messages on the handsets that this run is about; absent where it sends none. */
	readonly handsets?: () => number;
	/** Runs it once more where that is possible, undisturbed; says what is wrong, or nothing. */
	readonly again?: (origin: string) => Promise<string | undefined>;
}

/** An operation, or a part of one, that meets every fault: a row of the matrix. */
export interface Subject {
	/** `node resource.operation`, and which of its requests is meant where there are several. */
	readonly name: string;
	readonly gateway: GatewayName;
	readonly kind: Kind;
	/** The requests that meet the fault. */
	readonly hits: RegExp;
	/** How many of them; all where it is left out. */
	readonly times?: 1;
	/** Whether it can be done only once, and is refused when it was done before. */
	readonly isOnce?: true;
	/** How many requests a run makes that works; one where it is left out. */
	readonly requests?: number;
	/** Whether the node adds a hint whenever it gives something, or where it has done what it was to do. */
	readonly hasHint?: 'always' | 'done';
	/** Makes what it works on, undisturbed. */
	prepare(world: World, how: Preparation): Promise<Prepared>;
}
