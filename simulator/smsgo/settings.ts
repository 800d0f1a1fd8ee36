import { type CallbackSettings, DEFAULT_CALLBACK_SETTINGS } from './callbacks/settings';

/**
 * Every behaviour that the documents (SMS API 6.1 and 6.2) leave open, and some that have been
 * seen to differ from them. Each can be changed while the simulator runs.
 */
export interface SmsgoSettings {
	/** Line ending of text replies to send: the document shows LF, CRLF has been observed. */
	lineEnding: 'CRLF' | 'LF';
	trailingLineEnding: boolean;
	/** `msgid= 1001…`, as one example of chapter 3 shows it. */
	blankAfterEquals: boolean;
	/** Chapter 2 defines replies without the line `point=…`, chapter 3 shows them with it. */
	omitPoint: boolean;
	/** In JSON a bare number of 16 digits, the same as a string, or a bare odd one of 18 digits. */
	msgidStyle: 'number' | 'string' | 'long';
	/** The comma that makes the JSON sample of query.asp invalid. */
	queryTrailingComma: boolean;
	/** query_point.asp without rtype: the bare number, or `statuscode=…` and `point=…`. */
	balanceStyle: 'bare' | 'keyValue';
	/** The reply of sendsms_cancel.asp is not documented. */
	cancelReply: 'keyValue' | 'json' | 'pipe' | 'unrecognised';
	/** What query.asp says of a message it does not know: a row with code -1, or nothing. */
	unknownIdReply: 'code' | 'empty';

	bulkOrder: 'asked' | 'reversed' | 'shuffled';
	/** Every number asked for of every id asked for, or the first number of the first id and so on. */
	bulkPairing: 'cross' | 'position';
	/** An empty line between the rows. */
	bulkBlankRow: boolean;
	/** The last row ends after its state. */
	bulkIncompleteRow: boolean;

	/** False answers -16. */
	apiEnabled: boolean;
	/** The code for an address that is not in the account's list: table 1 says -2. */
	ipErrorCode: -2 | -15;
	/** Whether the login password still serves once there is an API key (6.2 FAQ 8 c). */
	loginPasswordBesideKey: boolean;
	/** Recipients that may be accepted in all; what goes beyond is answered -21. Null: no limit. */
	sendLimit: number | null;
	/** A text without this signature is answered -23. Null: none is needed. */
	requiredSignature: string | null;
	getAllowed: boolean;
	postAllowed: boolean;

	/** Characters of a long message (6.2 note 2: 330; newer vendor material: 335). */
	maxLongLength: number;
	longPartLength: number;
	longAsciiPartLength: number;
	/** Characters per part of a WAP push that had to become a long message. */
	pushLongPartLength: number;
	/** Whether an L-encoding whose text fits a single message (70, LASCII 160) is one part. */
	longFitsSingle: boolean;
	/** Whether pure ASCII sent as BIG5 or PBIG5 may have 160 characters instead of 70. */
	big5AsciiGets160: boolean;

	/** What one bad number does to the call: -5 for all of it, or only that number is left out. */
	badNumber: 'rejectCall' | 'skipNumber';
	/** Chinese numbers must start with 13, 15 or 18, as the document of 2012 says. */
	strictChinaPrefixes: boolean;

	/** The state that queries show before a message is final. */
	pendingState: string;
	/** The state in which a message ends where no fate is set for the handset. */
	finalState: string;
	/** Milliseconds of the simulator's clock between leaving the gateway and the final state. */
	finalAfterMs: number;

	/** Points per part. */
	domesticPrice: number;
	internationalPrice: number;
	/** One more point for every so many messages with a reply URL (note 4). */
	replySurchargeEvery: number;
	refundCancelled: boolean;

	/** Real milliseconds that every reply waits. */
	latencyMs: number;
	mainAlive: boolean;
	backupAlive: boolean;
	/** IIS answers 404.15 when a query string is longer than 2,048 characters. */
	limitQueryLength: boolean;

	/** Delivery reports and replies from handsets. */
	callbacks: CallbackSettings;
}

/** Settings to change; of the callbacks' settings, too, only those that are named change. */
export type SmsgoSettingsPatch = Partial<Omit<SmsgoSettings, 'callbacks'>> & {
	readonly callbacks?: Partial<CallbackSettings>;
};

export const DEFAULT_SETTINGS: Readonly<SmsgoSettings> = {
	lineEnding: 'CRLF',
	trailingLineEnding: true,
	blankAfterEquals: false,
	omitPoint: false,
	msgidStyle: 'number',
	queryTrailingComma: true,
	balanceStyle: 'bare',
	cancelReply: 'keyValue',
	unknownIdReply: 'code',
	bulkOrder: 'reversed',
	bulkPairing: 'cross',
	bulkBlankRow: false,
	bulkIncompleteRow: false,
	apiEnabled: true,
	ipErrorCode: -2,
	loginPasswordBesideKey: true,
	sendLimit: null,
	requiredSignature: null,
	getAllowed: true,
	postAllowed: true,
	maxLongLength: 330,
	longPartLength: 67,
	longAsciiPartLength: 153,
	pushLongPartLength: 67,
	longFitsSingle: true,
	big5AsciiGets160: true,
	badNumber: 'rejectCall',
	strictChinaPrefixes: true,
	pendingState: 'ENROUTE',
	finalState: 'DELIVRD',
	finalAfterMs: 1_000,
	domesticPrice: 1,
	internationalPrice: 1,
	replySurchargeEvery: 10,
	refundCancelled: true,
	latencyMs: 0,
	mainAlive: true,
	backupAlive: true,
	limitQueryLength: true,
	callbacks: DEFAULT_CALLBACK_SETTINGS,
};

/** A state word is shown between bars, in JSON and in callback URLs. */
export const STATE_WORD = /^[A-Za-z0-9_-]{1,30}$/;
