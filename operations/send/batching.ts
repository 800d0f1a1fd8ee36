/** The `Batching` option: pauses between groups of input items. */
export interface Batching {
	readonly batch?: { readonly batchSize: number; readonly batchInterval: number };
}

/**
 * Whether a pause is due before an item, as in the HTTP Request node: after each group of
 * `batchSize` items (-1 for none, 0 counts as 1).
 */
export function pauseBefore(itemIndex: number, { batch }: Batching): number {
	if (batch === undefined || batch.batchSize < 0 || itemIndex === 0) return 0;
	return itemIndex % Math.max(1, batch.batchSize) === 0 ? batch.batchInterval : 0;
}
