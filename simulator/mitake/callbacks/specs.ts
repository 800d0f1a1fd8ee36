import { ControlError, ObjectReader } from '../../base/control/input';
import { STATUS_PATTERN } from '../codes';
import {
	HEADER_VALUE,
	HTTP_URL,
	MOST_COPIES,
	MOST_MESSAGES,
	MOST_RETRIES,
	UPDATE_ORDERS,
	type UpdateOrder,
} from './settings';

/** What may differ from the settings, for the reports of one call. */
export interface ReportVariation {
	readonly copies?: number | undefined;
	readonly order?: UpdateOrder | undefined;
	readonly messagesPerRequest?: number | undefined;
	readonly contentType?: string | undefined;
}

/** Reports fired by hand, at once, whatever `reportsEnabled` and `delayMs` say. */
export interface ReportSpec extends ReportVariation {
	/** By default every batch. */
	readonly batchID?: string | undefined;
	/** By default every message of the batch. */
	readonly msgID?: string | undefined;
	readonly recipient?: string | undefined;
	/** What is told, true or not; by default the status that the message has. */
	readonly status?: string | undefined;
	/** By default when the message got its status; with another status, now. */
	readonly statusTime?: string | undefined;
	/** Null leaves it out. */
	readonly point?: number | null | undefined;
}

/** Any body to any URL, however malformed. */
export interface RawCallbackSpec {
	/** By default the registered one. */
	readonly url?: string | undefined;
	readonly body: string;
	readonly contentType?: string | undefined;
	readonly copies?: number | undefined;
	/** Default 0: a robust receiver never acknowledges what is malformed. */
	readonly retries?: number | undefined;
}

const COPIES = { min: 1, max: MOST_COPIES };

function readVariation(read: ObjectReader): ReportVariation {
	return {
		copies: read.integer('copies', undefined, COPIES),
		order: read.oneOf('order', UPDATE_ORDERS, undefined),
		messagesPerRequest: read.integer('messagesPerRequest', undefined, {
			min: 1,
			max: MOST_MESSAGES,
		}),
		contentType: read.text('contentType', undefined, HEADER_VALUE),
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
		batchID: read.text('batchID', undefined),
		msgID: read.text('msgID', undefined),
		recipient: read.text('recipient', undefined),
		status: read.text('status', undefined, STATUS_PATTERN),
		statusTime: read.text('statusTime', undefined),
		point: read.part<number | null | undefined>('point', undefined, readPoint),
		...readVariation(read),
	});
}

function readPoint(value: unknown): number | null {
	if (value === null || (typeof value === 'number' && Number.isSafeInteger(value))) return value;
	throw new ControlError(`'point' of a report must be an integer or null`);
}

/** @throws ControlError when `value` is no `RawCallbackSpec`. */
export function readRawSpec(value: unknown): RawCallbackSpec {
	const read = new ObjectReader(value, 'a raw callback');
	const body = read.text('body', undefined);
	if (body === undefined) throw new ControlError(`A raw callback needs a 'body'`);
	return read.finish({
		body,
		url: read.text('url', undefined, HTTP_URL),
		contentType: read.text('contentType', undefined, HEADER_VALUE),
		copies: read.integer('copies', undefined, COPIES),
		retries: read.integer('retries', undefined, { min: 0, max: MOST_RETRIES }),
	});
}
