import type { IDataObject } from 'n8n-workflow';
import type { RawCallback } from '../../messaging/callback';

/** One report or reply of a callback. */
export interface CallbackItem {
	readonly json: IDataObject;
	/** Equal for every delivery of the same report. */
	readonly dedupeKey: string;
	/** The status, where it is about one: what the options of the trigger select by. */
	readonly report?: { readonly status: string; readonly isFinal: boolean };
}

/** One kind of callback of one vendor. */
export interface CallbackEvent {
	/** The end of its URL. */
	readonly path: string;
	/**
	 * What it says, and the acknowledgement that its vendor wants; undefined when it is not one of
	 * the vendor's, and so must not be acknowledged.
	 */
	read(
		callback: RawCallback,
	): { readonly items: readonly CallbackItem[]; readonly acknowledgement: string } | undefined;
}
