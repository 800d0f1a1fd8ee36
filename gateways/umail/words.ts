import { own } from '../../messaging/text';

/** Words for the codes of a column, by code. */
type Words = Readonly<Record<string, string>>;

/**
 * `send_status` (6.1): the six that the document has, and those of the vendor's own console beside
 * them.
 */
export const SEND_STATUS_WORDS = {
	'-5': 'not queued yet',
	'-4': 'failed',
	'-3': 'cancelled',
	'-2': 'paused',
	'-1': 'held',
	'1': 'waiting',
	'2': 'sending',
	'3': 'sent',
	'4': 'stopped',
} as const satisfies Words;

/** What the panel calls the same. */
export const TRACK_STATUS_WORDS = {
	'0': 'nothing',
	'1': 'opens',
	'2': 'opens and clicks',
} as const satisfies Words;

/** Codes of any response, by column, in the words that the panel has for them. */
const WORDS: Readonly<Record<string, Words>> = {
	send_status: SEND_STATUS_WORDS,
	track_status: TRACK_STATUS_WORDS,
	addr_type: { '0': 'contact list', '1': 'subscription list' },
	service_type: { all: 'total', day: 'per day' },
	send_type: { local: "U-Mail's platform", remote: 'own server' },
	// Those above 5 are the document's numbers for what failed before it was sent (2.3).
	error_type: {
		'1': 'mailbox does not exist',
		'2': 'mailbox is full',
		'3': 'recipient refused',
		'5': 'refused as spam',
		'8': 'invalid address',
		'9': 'format wrong',
	},
};

/** The words for the codes of a column; undefined for a column that speaks for itself. */
export function wordsOf(column: string): ((code: string) => string | null) | undefined {
	const words = own(WORDS, column);
	return words && ((code) => own(words, code) ?? null);
}

/** What a `send_status` means; the code itself where it is not known. */
export function sendStatusName(code: string): string {
	return own<string>(SEND_STATUS_WORDS, code) ?? `status '${code}'`;
}
