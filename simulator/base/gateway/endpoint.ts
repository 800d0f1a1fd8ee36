import type { KnownTargets } from '../faults/faults';
import type { Fault } from '../faults/faultSpec';
import type { Reply } from '../http/reply';

/** A request whose headers are in. */
export interface Arrival {
	/** The gateway's name for the host that was called, such as `main`. */
	readonly host: string;
	/** The path below the mount, without the leading slash. */
	readonly file: string;
	readonly method: string;
	/** Path and query string as they stand in the request line. */
	readonly target: string;
	/** The number of the connection it came over, from 1. */
	readonly connection: number;
}

/** One thing that a gateway can be asked for; a vendor adds how it is told from others of a path. */
export interface Endpoint {
	/** The name that faults and the request log use. */
	readonly name: string;
	/** Paths below the mount, as the gateway compares them. */
	readonly paths: readonly string[];
	readonly methods: readonly string[];
	/** Hosts that have it; by default all. */
	readonly hosts?: readonly string[];
}

/** What came of a call. */
export interface Outcome {
	/** The gateway's own status code in the reply; null where it has none. */
	readonly code: string | null;
	readonly reply: Reply;
	/** The message, or whatever else the request made. */
	readonly messageId?: string | undefined;
}

/** What came of a call, where the gateway's code says no more than that. */
export type Done = Omit<Outcome, 'code'>;

/** A call that can be carried out, or refused. */
export interface Call {
	/** For faults that are meant for one of them. */
	readonly recipients: readonly string[];
	/** Must not block: what has to wait for something returns a promise. */
	readonly run: () => Outcome;
	/** What the gateway says with the status code of a fault. */
	readonly refuse: (fault: Fault) => Outcome;
	/** The page of the server for an HTTP status, by default that of IIS. */
	readonly page?: (status: number) => Reply;
}

/** What a vendor reads in a request. */
export interface Understood<D> {
	/** The name of the endpoint that is meant; null for one that there is not. */
	readonly endpoint: string | null;
	/** What the log shows beside what it shows of every request. */
	readonly details: D;
	/** A reply refuses the request before anything is carried out. */
	readonly call: Call | Reply;
}

export const GET_OR_POST: readonly string[] = ['GET', 'POST'];
export const POST: readonly string[] = ['POST'];

/** What faults of a gateway may be meant for. */
export function targetsOf(
	endpoints: readonly Endpoint[],
	mounts: ReadonlyMap<string, string>,
): KnownTargets {
	return { endpoints: endpoints.map(({ name }) => name), hosts: [...mounts.values()] };
}
