import type { Outcome } from '../../../messaging/outcome';
import type { Exchange, FaultProxy, Strike } from '../proxy/FaultProxy';
import { wholeReply, type RawReply } from '../proxy/rawHttp';

/**
 * How an exchange can end; a question about messages also with an answer that has no state for what
 * was asked, which is then said to be not known, and a file with nothing in it.
 */
export type End = Outcome<unknown>['outcome'] | 'noState' | 'nothing';

/** Something that goes wrong between a node and a gateway. */
export interface Fault {
	/** Its own name, a part of a sentence. */
	readonly name: string;
	/** What the grid calls it and others like it. */
	readonly row: string;
	/** How it ends, unless `expected/exceptions.ts` says otherwise. */
	readonly end: End;
	/** Whether the gateway carries the request out all the same. */
	readonly reaches: boolean;
	/** Whether it is about time: the node then waits only a moment. */
	readonly isLate?: true;
	/** The origin in the credential; the proxy's where it is left out. */
	readonly origin?: (proxy: FaultProxy) => string;
	/** Whether no request comes to the proxy at all. */
	readonly isSilent?: true;
	readonly strike?: Strike;
	/** Whose reply is given: that of the same operation about something else, or of another operation. */
	readonly foreign?: 'neighbour' | 'stranger';
	/** What happens to the connection before: it is used, and then closed, or an answer too many comes. */
	readonly before?: 'used' | 'closed' | 'leftover';
	/** What the vendor itself answers, in its own code: a refusal, or what proves nothing. */
	readonly vendorSays?: 'refusal' | 'nothing';
}

/** Waits until the client has closed the connection, or it has been closed for it. */
export async function closed({ socket }: Pick<Exchange, 'socket'>): Promise<void> {
	if (socket.destroyed) return;
	await new Promise<void>((resolve) => {
		socket.once('close', () => {
			resolve();
		});
	});
}

/** A strike that answers a whole request with these bytes, and keeps the connection. */
export function bytesOf(
	make: (exchange: Exchange) => Promise<string | Buffer> | string | Buffer,
): Strike {
	return {
		at: 'whole',
		act: async (exchange) => {
			const bytes = await make(exchange);
			exchange.socket.write(bytes);
		},
	};
}

/** A strike that gives this reply, and keeps the connection. */
export function replyWith(make: (exchange: Exchange) => Promise<RawReply> | RawReply): Strike {
	return bytesOf(async (exchange) => wholeReply(await make(exchange)));
}

/** A strike that ends the connection with these bytes, in an orderly way or by a reset. */
export function lastBytes(
	how: 'end' | 'reset',
	make: (exchange: Exchange) => Promise<string | Buffer> | string | Buffer,
): Strike {
	return {
		at: 'whole',
		act: async (exchange) => {
			const { socket } = exchange;
			const bytes = await make(exchange);
			if (how === 'end') socket.end(bytes);
			// A reset drops what the other side has not read yet.
			else socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), READ_MS));
			await closed(exchange);
		},
	};
}

/** {@link lastBytes} made of the gateway's reply: it has carried the request out. */
export function lastOf(how: 'end' | 'reset', make: (reply: RawReply) => string | Buffer): Strike {
	return lastBytes(how, async ({ forward }) => make(await forward()));
}

/** {@link replyWith} what is made of the gateway's reply: it has carried the request out. */
export function changed(make: (reply: RawReply, exchange: Exchange) => RawReply): Strike {
	return replyWith(async (exchange) => make(await exchange.forward(), exchange));
}

/** Milliseconds in which the other side reads what it was sent. */
const READ_MS = 30;

/** The first half of a body. */
export function half(body: Buffer): Buffer {
	return body.subarray(0, Math.ceil(body.length / 2));
}
