import { CODE, HTTP_URL, integer, needed, oneOf, optional, text } from '../../base/control/fields';
import { type InputOf, Shape, type ValuesOf } from '../../base/control/shape';
import { COPIES, copies, rawRetries, releaseShape } from '../../base/reporting/declarations';
import { dstaddr, method, order, parameterOrder } from './settings';

/** A state word is shown between bars, in JSON and in callback URLs. */
export const STATE_WORD = /^[A-Za-z0-9_-]{1,30}$/;

/** What may differ from the settings, for the reports of one call. */
const variation = {
	copies,
	order: optional(order),
	parameterOrder: optional(parameterOrder),
	dstaddr: optional(dstaddr),
};

const report = {
	...variation,
	/** By default every message that has a report URL. */
	msgid: optional(text('')),
	/** By default every number of the message. */
	number: optional(text('')),
	/** What is told, true or not; by default the state and code that the recipient has. */
	state: optional(text('', STATE_WORD)),
	code: optional(integer(0, CODE)),
};

/** Any request to any URL, however malformed. */
const raw = {
	url: needed(text('', HTTP_URL)),
	/** Appended to the URL behind a `?` (with POST: the form) as it is; without it the URL is bare. */
	query: optional(text('', /^[\x21-\x7e]*$/)),
	method: optional(method),
	/** What the acknowledgement must name; by default the last `msgid=` of URL and query. */
	msgid: optional(text('')),
	copies: integer(1, COPIES),
	retries: rawRetries,
	order: optional(order),
};

/** A reply that the owner of a handset writes. */
const reply = {
	number: needed(text('')),
	text: needed(text('')),
	/** By default the narrowest of the three that holds the text. */
	encoding: optional(oneOf(['BIG5', 'ASCII', 'UCS2'])),
	/** The id of the message it answers; by default the newest that may be replied to. */
	to: optional(text('')),
	copies: integer(1, COPIES),
};

export const callbackInput = {
	release: releaseShape(variation),
	report: new Shape('a report', report),
	raw: new Shape('a raw callback', raw),
	rawMark: 'url',
};
export const replyShape = new Shape('a reply', reply);

export type ReportVariation = InputOf<typeof variation>;
export type ReportSpec = InputOf<typeof report>;
export type RawCallbackSpec = InputOf<typeof raw>;
export type RawCallback = ValuesOf<typeof raw>;
export type ReplySpec = InputOf<typeof reply>;
export type Reply = ValuesOf<typeof reply>;
