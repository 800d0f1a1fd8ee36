import { randomUUID } from 'node:crypto';

import type { ReplyStyle } from './settings';

/**
 * Makes batchIDs and msgIDs. The numeric ones have 18 digits and are odd: a double of that size is
 * a multiple of 32 or 64 and is printed with a zero at its end, so that an id which went through a
 * JavaScript number is another one, and none that exists.
 */
export class Ids {
	private last = 0n;
	private running = 0;

	/** @param nowMs milliseconds since 1970: a simulator started later begins with other ids */
	batch(nowMs: number, style: ReplyStyle): string {
		return isDocumented(style) ? randomUUID() : this.odd(nowMs);
	}

	message(nowMs: number, style: ReplyStyle): string {
		return isDocumented(style) ? `${++this.running}`.padStart(10, '0') : this.odd(nowMs);
	}

	private odd(nowMs: number): string {
		const time = BigInt(Math.trunc(nowMs) % 100_000_000_000);
		const candidate = 300_000_000_000_000_000n + time * 1_000_000n + 35_281n;
		this.last = candidate > this.last ? candidate : this.last + 3_526n;
		return `${this.last}`;
	}
}

function isDocumented(style: ReplyStyle): boolean {
	return style === 'doc' || style === 'trailingCommas';
}
