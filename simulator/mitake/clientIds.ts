import type { Destination } from './message';

const HOUR_MS = 3_600_000;

/** What a message with a cID was answered with. */
export interface EarlierMessage {
	readonly at: number;
	readonly batchID: string;
	/** Its element of `messages`, byte for byte. */
	readonly entry: string;
	readonly reply: EarlierReply;
}

/** The reply to a push. */
export interface EarlierReply {
	readonly destinations: readonly Destination[];
	/** Byte for byte. */
	readonly body: string;
}

/**
 * The cIDs of accepted messages and what they were answered with. Whether the number or the message
 * is the same does not matter: the document speaks of the id alone.
 */
export class ClientIds {
	private readonly known = new Map<string, EarlierMessage>();

	/** Notes an accepted message; one with the same cID that was too old is replaced. */
	remember(cID: string, message: EarlierMessage): void {
		this.known.set(cID, message);
	}

	/** The message that had this cID in the last `hours` hours. */
	find(cID: string, nowMs: number, hours: number): EarlierMessage | undefined {
		const message = cID === '' ? undefined : this.known.get(cID);
		return message !== undefined && nowMs - message.at < hours * HOUR_MS ? message : undefined;
	}

	clear(): void {
		this.known.clear();
	}
}

/** Whether a push names the same recipients and cIDs in the same order as an earlier one. */
export function isSamePush(reply: EarlierReply, destinations: readonly Destination[]): boolean {
	return (
		reply.destinations.length === destinations.length &&
		reply.destinations.every(({ to, cID }, index) => {
			const other = destinations[index];
			return to === other?.to && cID === other.cID;
		})
	);
}
