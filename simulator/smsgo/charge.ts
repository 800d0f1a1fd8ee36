import { isInternational } from './numbers';
import type { SmsgoSettings } from './settings';

/**
 * Counts messages that have a reply URL: every tenth (setting `replySurchargeEvery`) costs one
 * point more (note 4). The count goes on from call to call; the document does not say so, but "one
 * point per ten" has no other meaning for calls of a few numbers.
 */
export class ReplySurcharge {
	private messages = 0;

	/** What `count` more messages would cost on top. */
	of(count: number, every: number): number {
		return Math.floor((this.messages + count) / every) - Math.floor(this.messages / every);
	}

	add(count: number): void {
		this.messages += count;
	}

	clear(): void {
		this.messages = 0;
	}
}

/** Points for the parts of a message to all of its numbers, without the reply surcharge. */
export function priceOf(numbers: readonly string[], parts: number, settings: SmsgoSettings) {
	const abroad = numbers.filter(isInternational).length;
	const { domesticPrice, internationalPrice } = settings;
	return parts * ((numbers.length - abroad) * domesticPrice + abroad * internationalPrice);
}
