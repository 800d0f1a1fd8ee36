/** A file of a message. */
export interface Attachment {
	readonly type: string;
	readonly name: string;
	/** Decoded. */
	readonly bytes: Buffer;
	/** Of the bytes, in hex. */
	readonly sha256: string;
	/** Characters of the base64 text it was sent as. */
	readonly encodedLength: number;
}

/** One element of `destinations` that passed the check of its form. */
export interface Destination {
	readonly to: string;
	/** Empty where there is none. */
	readonly cID: string;
}

/** A push whose every check of Appendix 1 has been passed. */
export interface Submission {
	readonly subject: string;
	readonly content: string;
	readonly projectName: string;
	/** As given, or empty. */
	readonly orderTime: string;
	readonly expireTime: string;
	/** The same in milliseconds since 1970; undefined sends at once, and never expires. */
	readonly dueAt: number | undefined;
	readonly expiresAt: number | undefined;
	readonly attachments: readonly Attachment[];
	readonly destinations: readonly Destination[];
}

/** A message that was refused with a code of Appendix 2; it is stored nowhere else. */
export interface RefusedMessage {
	readonly recipient: string;
	readonly cID: string | null;
	readonly msgID: string | null;
	readonly code: string;
}

/** A state that a message has or had. */
export interface StatusChange {
	readonly status: string;
	/** Milliseconds since 1970, the simulator's clock. */
	readonly at: number;
}

/** An accepted message to one recipient. */
export interface MmsMessage {
	readonly batchID: string;
	readonly msgID: string;
	readonly recipient: string;
	readonly cID: string | null;
	readonly point: number;
	status: string;
	/** When it got that status. */
	statusAt: number;
	/** Every status it had, the present one last. */
	readonly history: StatusChange[];
	/** When it left for the handset, ISO 8601; null while it waits for its order time. */
	sentAt: string | null;
}

/** What one push request made. */
export interface Batch extends Omit<Submission, 'destinations'> {
	readonly batchID: string;
	/** ISO 8601, the simulator's clock. */
	readonly acceptedAt: string;
	readonly messages: readonly MmsMessage[];
	readonly refused: readonly RefusedMessage[];
	readonly points: number;
}
