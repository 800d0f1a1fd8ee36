/** A vendor's call as it came over the wire, before anything of it is believed. */
export interface RawCallback {
	/** The query as it was sent, without its leading question mark. */
	readonly query: string;
	readonly body: Uint8Array;
	readonly contentType: string;
}

/** A call that has been understood. */
export interface Callback<Content> {
	readonly messageId: string;
	/** Equal for every delivery of the same report or reply. */
	readonly dedupeKey: string;
	readonly content: Content;
}
