import { HTTP_URL, integer, needed, optional, orNull, text } from '../../base/control/fields';
import { type InputOf, Shape, type ValuesOf } from '../../base/control/shape';
import { COPIES, copies, rawRetries, releaseShape } from '../../base/reporting/declarations';
import { STATUS_PATTERN } from '../codes';
import { contentType, messagesPerRequest, order } from './settings';

/** What may differ from the settings, for the reports of one call. */
const variation = {
	copies,
	order: optional(order),
	messagesPerRequest: optional(messagesPerRequest),
	contentType: optional(contentType),
};

const report = {
	...variation,
	/** By default every batch. */
	batchID: optional(text('')),
	/** By default every message of the batch. */
	msgID: optional(text('')),
	recipient: optional(text('')),
	/** What is told, true or not; by default the status that the message has. */
	status: optional(text('', STATUS_PATTERN)),
	/** By default when the message got its status; with another status, now. */
	statusTime: optional(text('')),
	/** Null leaves it out. */
	point: optional(orNull(integer(0, { min: Number.MIN_SAFE_INTEGER }))),
};

/** Any body to any URL, however malformed. */
const raw = {
	/** By default the registered one. */
	url: optional(text('', HTTP_URL)),
	body: needed(text('')),
	contentType: optional(contentType),
	copies: integer(1, COPIES),
	retries: rawRetries,
};

export const callbackInput = {
	release: releaseShape(variation),
	report: new Shape('a report', report),
	raw: new Shape('a raw callback', raw),
	rawMark: 'body',
};

export type ReportVariation = InputOf<typeof variation>;
export type ReportSpec = InputOf<typeof report>;
export type RawCallbackSpec = InputOf<typeof raw>;
export type RawCallback = ValuesOf<typeof raw>;
