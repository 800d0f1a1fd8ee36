import type { ControlRoutes } from '../control/control';
import type { ReceivedRequest } from '../http/http';
import type { Reply } from '../http/reply';
import type { Traffic } from '../http/traffic';

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

/**
 * One vendor. The server finds it by the first part of the path, counts its traffic and reads and
 * writes the bytes; all else is the gateway's own.
 */
export interface Gateway {
	/** Its name below `/_control` and in the line that `main.ts` prints. */
	readonly name: string;
	/** First part of the path, in lower case → name of the host it stands for. */
	readonly mounts: ReadonlyMap<string, string>;
	readonly traffic: Traffic;
	readonly control: ControlRoutes;
	/** Real milliseconds that every reply waits. */
	latencyMs(): number;
	/** Whether this host is dead: the connection then ends before the body is read. */
	isDead(arrival: Arrival): boolean;
	/** Carries the request out; must not block: what has to wait for something returns a promise. */
	answer(arrival: Arrival, request: ReceivedRequest): Reply | Promise<Reply>;
	/** Back to the state it was started in. */
	reset(): void;
	/** Ends what the gateway itself has under way, such as callbacks. */
	close(): Promise<void>;
}
