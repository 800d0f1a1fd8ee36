import { flag, FROM_0, FROM_1, integer, oneOf, orNull, SOME, text } from '../base/control/fields';
import { Shape, type ValuesOf } from '../base/control/shape';
import { commonSettings } from '../base/gateway/state';
import { callbacks } from './callbacks/settings';
import { STATE_WORD } from './callbacks/specs';

/**
 * Every behaviour that the documents (SMS API 6.1 and 6.2) leave open, and some that have been
 * seen to differ from them. Each can be changed while the simulator runs.
 */
const fields = {
	...commonSettings,
	/** Line ending of text replies to send: the document shows LF, CRLF has been observed. */
	lineEnding: oneOf(['CRLF', 'LF']),
	trailingLineEnding: flag(true),
	/** `msgid= 1001…`, as one example of chapter 3 shows it. */
	blankAfterEquals: flag(false),
	/** Chapter 2 defines replies without the line `point=…`, chapter 3 shows them with it. */
	omitPoint: flag(false),
	/** In JSON a bare number of 16 digits, the same as a string, or a bare odd one of 18 digits. */
	msgidStyle: oneOf(['number', 'string', 'long']),
	/** The comma that makes the JSON sample of query.asp invalid. */
	queryTrailingComma: flag(true),
	/** query_point.asp without rtype: the bare number, or `statuscode=…` and `point=…`. */
	balanceStyle: oneOf(['bare', 'keyValue']),
	/** The reply of sendsms_cancel.asp is not documented. */
	cancelReply: oneOf(['keyValue', 'json', 'pipe', 'unrecognised']),
	/** What query.asp says of a message it does not know: a row with code -1, or nothing. */
	unknownIdReply: oneOf(['code', 'empty']),

	bulkOrder: oneOf(['asked', 'reversed', 'shuffled'], 'reversed'),
	/** Every number asked for of every id asked for, or the first number of the first id and so on. */
	bulkPairing: oneOf(['cross', 'position']),
	/** An empty line between the rows. */
	bulkBlankRow: flag(false),
	/** The last row ends after its state. */
	bulkIncompleteRow: flag(false),

	/** False answers -16. */
	apiEnabled: flag(true),
	/** The code for an address that is not in the account's list: table 1 says -2. */
	ipErrorCode: oneOf([-2, -15]),
	/** Whether the login password still serves once there is an API key (6.2 FAQ 8 c). */
	loginPasswordBesideKey: flag(true),
	/** Recipients that may be accepted in all; what goes beyond is answered -21. Null: no limit. */
	sendLimit: orNull(integer(0, FROM_0)),
	/** A text without this signature is answered -23. Null: none is needed. */
	requiredSignature: orNull(text('', SOME)),
	getAllowed: flag(true),
	postAllowed: flag(true),

	/** Characters of a long message (6.2 note 2: 330; newer vendor material: 335). */
	maxLongLength: integer(330, FROM_1),
	longPartLength: integer(67, FROM_1),
	longAsciiPartLength: integer(153, FROM_1),
	/** Characters per part of a WAP push that had to become a long message. */
	pushLongPartLength: integer(67, FROM_1),
	/** Whether an emoji at the border of two parts is divided; no network does, a count may. */
	dividesPairs: flag(false),
	/** Whether an L-encoding whose text fits a single message (70, LASCII 160) is one part. */
	longFitsSingle: flag(true),
	/** Whether pure ASCII sent as BIG5 or PBIG5 may have 160 characters instead of 70. */
	big5AsciiGets160: flag(true),

	/** What one bad number does to the call: -5 for all of it, or only that number is left out. */
	badNumber: oneOf(['rejectCall', 'skipNumber']),
	/** Chinese numbers must start with 13, 15 or 18, as the document of 2012 says. */
	strictChinaPrefixes: flag(true),

	/** The words of table 2 in queries and reports: its second column or its first; either in any case. */
	stateWords: oneOf(['short', 'long', 'lower']),
	/** Leaves the word out where the code beside it is negative. */
	wordlessCodes: flag(false),
	/** The state that queries show before a message is final. */
	pendingState: text('ENROUTE', STATE_WORD),
	/** The state in which a message ends where no fate is set for the handset. */
	finalState: text('DELIVRD', STATE_WORD),
	/** Milliseconds of the simulator's clock between leaving the gateway and the final state. */
	finalAfterMs: integer(1_000, FROM_0),

	/** Points per part. */
	domesticPrice: integer(1, FROM_0),
	internationalPrice: integer(1, FROM_0),
	/** One more point for every so many messages with a reply URL (note 4). */
	replySurchargeEvery: integer(10, FROM_1),
	refundCancelled: flag(true),

	mainAlive: flag(true),
	backupAlive: flag(true),
	/** IIS answers 404.15 when a query string is longer than 2,048 characters. */
	limitQueryLength: flag(true),

	/** Delivery reports and replies from handsets. */
	callbacks,
};

export const settings = new Shape('the settings', fields);

export type SettingFields = typeof fields;
export type SmsgoSettings = ValuesOf<SettingFields>;
