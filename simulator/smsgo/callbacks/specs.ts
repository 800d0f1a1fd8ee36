import type { CallbackRequest, DeliveryOrder } from '../../base/callbacks/callback';
import { ControlError, ObjectReader } from '../../base/control/input';
import { STATE_WORD } from '../settings';
import {
	DELIVERY_ORDERS,
	METHODS,
	MOST_COPIES,
	MOST_RETRIES,
	PARAMETER_ORDERS,
	type ParameterOrder,
} from './settings';

/** What may differ from the settings, for the reports of one call. */
export interface ReportVariation {
	readonly copies?: number | undefined;
	readonly order?: DeliveryOrder | undefined;
	readonly parameterOrder?: ParameterOrder | undefined;
	readonly dstaddr?: boolean | undefined;
}

/** Reports fired by hand, at once, whatever `reportsEnabled` and `delayMs` say. */
export interface ReportSpec extends ReportVariation {
	/** By default every message that has a report URL. */
	readonly msgid?: string | undefined;
	/** By default every number of the message. */
	readonly number?: string | undefined;
	/** What is told, true or not; by default the state and code that the recipient has. */
	readonly state?: string | undefined;
	readonly code?: number | undefined;
}

/** Any request to any URL, however malformed. */
export interface RawCallbackSpec {
	readonly url: string;
	/** Appended to the URL behind a `?` (with POST: the form) as it is; without it the URL is bare. */
	readonly query?: string | undefined;
	readonly method?: CallbackRequest['method'] | undefined;
	/** What the acknowledgement must name; by default the last `msgid=` of URL and query. */
	readonly msgid?: string | undefined;
	readonly copies?: number | undefined;
	/** Default 0: a robust receiver never acknowledges what is malformed. */
	readonly retries?: number | undefined;
	readonly order?: DeliveryOrder | undefined;
}

export const REPLY_ENCODINGS = ['BIG5', 'ASCII', 'UCS2'] as const;
export type ReplyEncoding = (typeof REPLY_ENCODINGS)[number];

/** A reply that the owner of a handset writes. */
export interface ReplySpec {
	readonly number: string;
	readonly text: string;
	/** By default the narrowest of the three that holds the text. */
	readonly encoding?: ReplyEncoding | undefined;
	/** The id of the message it answers; by default the newest that may be replied to. */
	readonly to?: string | undefined;
	/** Default 1. */
	readonly copies?: number | undefined;
}

const COPIES = { min: 1, max: MOST_COPIES };

function readVariation(read: ObjectReader): ReportVariation {
	return {
		copies: read.integer('copies', undefined, COPIES),
		order: read.oneOf('order', DELIVERY_ORDERS, undefined),
		parameterOrder: read.oneOf('parameterOrder', PARAMETER_ORDERS, undefined),
		dstaddr: read.boolean('dstaddr', undefined),
	};
}

/** @throws ControlError when `value` is no `ReportVariation` (beside `release`, which is left). */
export function readRelease(value: unknown): ReportVariation {
	const read = new ObjectReader(value, 'a release');
	if (!read.boolean('release', true)) throw new ControlError(`'release' must be true`);
	return read.finish(readVariation(read));
}

/** @throws ControlError when `value` is no `ReportSpec`. */
export function readReportSpec(value: unknown): ReportSpec {
	const read = new ObjectReader(value, 'a report');
	return read.finish({
		msgid: read.text('msgid', undefined),
		number: read.text('number', undefined),
		state: read.text('state', undefined, STATE_WORD),
		code: read.integer('code', undefined, { min: -9999, max: 9999 }),
		...readVariation(read),
	});
}

/** @throws ControlError when `value` is no `RawCallbackSpec`. */
export function readRawSpec(value: unknown): RawCallbackSpec {
	const read = new ObjectReader(value, 'a raw callback');
	const url = read.text('url', undefined, /^https?:\/\/[^/?#]/i);
	if (url === undefined) throw new ControlError(`A raw callback needs a 'url'`);
	return read.finish({
		url,
		query: read.text('query', undefined, /^[\x21-\x7e]*$/),
		method: read.oneOf('method', METHODS, undefined),
		msgid: read.text('msgid', undefined),
		copies: read.integer('copies', undefined, COPIES),
		retries: read.integer('retries', undefined, { min: 0, max: MOST_RETRIES }),
		order: read.oneOf('order', DELIVERY_ORDERS, undefined),
	});
}

/** @throws ControlError when `value` is no `ReplySpec`. */
export function readReplySpec(value: unknown): ReplySpec {
	const read = new ObjectReader(value, 'a reply');
	const number = read.text('number', undefined);
	const text = read.text('text', undefined);
	if (number === undefined || text === undefined) {
		throw new ControlError(`A reply needs 'number' and 'text'`);
	}
	return read.finish({
		number,
		text,
		encoding: read.oneOf('encoding', REPLY_ENCODINGS, undefined),
		to: read.text('to', undefined),
		copies: read.integer('copies', undefined, COPIES),
	});
}
