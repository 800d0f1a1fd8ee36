import { append } from '../base/store';
import type { Encoding } from './encoding';

/** One message on its way to one handset, or arrived there. */
export interface HandsetMessage {
	readonly msgid: string;
	/** As the handset shows it: cut off, and with `?` for what the encoding cannot carry. */
	readonly text: string;
	readonly encoding: Encoding;
	readonly parts: number;
	/** Empty but for PUSH. */
	readonly wapUrl: string;
	/** When it left the gateway, ISO 8601. */
	readonly sentAt: string;
	/** When the handset got it; null while it is under way, and for ever if it never arrives. */
	receivedAt: string | null;
}

/** What was sent to every handset, in the order it left the gateway. */
export class Handsets {
	private readonly byNumber = new Map<string, HandsetMessage[]>();

	/** Notes that a message has left for a handset. */
	send(number: string, message: HandsetMessage): void {
		append(this.byNumber, number, message);
	}

	of(number: string): readonly HandsetMessage[] {
		return this.byNumber.get(number) ?? [];
	}

	all(): Record<string, readonly HandsetMessage[]> {
		return Object.fromEntries(this.byNumber);
	}

	/** How many handsets something was sent to. */
	get size(): number {
		return this.byNumber.size;
	}

	clear(): void {
		this.byNumber.clear();
	}
}
