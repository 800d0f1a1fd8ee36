import type { Readable } from 'node:stream';
import type { Outcome } from '../messaging/outcome';
import type { ReadResponse } from './interpret';
import type { HttpRequest } from './request';
import type { Response } from './response';

/** Bytes of a response to a send or a query, where a gateway says nothing else. */
export const SMALL_RESPONSE = 64 * 1024;

/**
 * One execution's way to a gateway. It repeats nothing and follows no redirect: every exchange ends
 * as one {@link Outcome}.
 */
export interface Connection {
	/**
	 * Sends one request as soon as there is room for it, and has the response read.
	 *
	 * @param read gets every complete response that is no redirect, whatever its HTTP status
	 */
	exchange<T>(request: HttpRequest, read: ReadResponse<T>): Promise<Outcome<T>>;
	/**
	 * Like `exchange`, for a response that can be a file of any length: it is handed on as it arrives,
	 * and no faster than it is taken. One that ends early is not accepted, whatever was made of it by
	 * then. Once the execution is stopped, it ends.
	 *
	 * @throws what `take` rejects with although the file arrived as it should
	 */
	download<T>(request: HttpRequest, reader: FileReader<T>): Promise<Outcome<T>>;
}

/** How to take a response that may be a file. */
export interface FileReader<T> {
	/** Whether it is the file, by its headers and its first 4 KiB or all of less; its status is 200. */
	isFile(start: Response): boolean;
	/** Takes the file. What comes of one that breaks off is dropped. */
	take(file: Readable, start: Response): Promise<T>;
	/** Reads whatever came in its place. */
	readonly readOther: ReadResponse<T>;
}

/** What a connection has to know of its gateway and account. */
export interface GatewayNeeds {
	/** Most connections to one origin in this process; by default 50, where the vendor names no limit. */
	readonly connections?: number;
	/** Passwords and tokens, in no text that leaves the transport. */
	readonly secrets: readonly string[];
	/** Bytes of a response; by default {@link SMALL_RESPONSE}. */
	readonly maxResponseBytes?: number;
	/** Most requests at the same time, where the gateway leaves no choice. */
	readonly concurrency?: number;
	/** Whether others wait for the answer too: it is not given up with the execution that asked. */
	readonly isShared?: true;
}

/** How the requests of one execution leave this n8n: under its owner's rules, until it is stopped. */
export interface Network {
	/** Most requests at the same time: the window. */
	readonly concurrency: number;
	/** Stops further requests; those in flight end. */
	readonly signal: AbortSignal | undefined;
	/** The owner's rules: what executions share is shared only under the same. */
	readonly rules: object | undefined;
	connect(needs: GatewayNeeds): Connection;
}
