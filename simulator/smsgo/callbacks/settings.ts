import type { DeliveryOrder } from '../../base/callbacks/callback';
import type { EngineSettings } from '../../base/callbacks/engine';
import { ControlError, ObjectReader } from '../../base/control/input';

/**
 * The order of a report's parameters: `definition` as chapter 2 defines it (msgid, statuscode,
 * statusstr), `example` as chapter 3 shows it (msgid, statusstr, statuscode), `mixed` both in turn.
 */
export const PARAMETER_ORDERS = ['definition', 'example', 'mixed'] as const;
export type ParameterOrder = (typeof PARAMETER_ORDERS)[number];

export const DELIVERY_ORDERS: readonly DeliveryOrder[] = ['inOrder', 'random'];
/** `cesu-8` writes an emoji as two surrogates of three bytes each, as Java gateways do. */
export const REPLY_CHARSETS = ['utf-8', 'big5', 'cesu-8', 'latin1'] as const;
export type ReplyCharset = (typeof REPLY_CHARSETS)[number];
export const METHODS = ['GET', 'POST'] as const;

/** More copies of one callback than any gateway has been seen to make. */
export const MOST_COPIES = 100;
export const MOST_RETRIES = 100;

/** Everything about delivery reports and replies that the documents leave open, or that differs. */
export interface CallbackSettings extends EngineSettings {
	/** False holds reports back until they are released, or until this is true again. */
	readonly reportsEnabled: boolean;
	/** The documents say nothing; a report is described as a URL, so GET. POST sends a form. */
	readonly method: 'GET' | 'POST';
	readonly parameterOrder: ParameterOrder;
	/**
	 * Whether reports end in `dstaddr`: the definition is without, the examples are with it, and
	 * since revision 4.0 of the document one message may have many numbers.
	 */
	readonly dstaddr: boolean;
	/** How the plus of an international number is written; a bare one decodes to a blank. */
	readonly plus: '%2B' | '%2b' | '+';
	/** What stands between parameters: `&amp;` where a URL was copied out of a page. */
	readonly ampersand: '&' | '&amp;';
	/** Milliseconds of the simulator's clock between the final state and the report. */
	readonly delayMs: number;
	/** Chapter 2 says three. */
	readonly retries: number;
	/** Every report is delivered so many times, whatever the answers; a random number between. */
	readonly minCopies: number;
	readonly maxCopies: number;
	readonly order: DeliveryOrder;

	/** The receiving number of a reply. */
	readonly replyNumber: string;
	/** The charset in which the text of a reply is percent-encoded. */
	readonly replyCharset: ReplyCharset;
	/** `YYYY`, `MM`, `DD`, `HH`, `mm` and `ss` are those of Taipei. The documents show none. */
	readonly timestampFormat: string;
}

export const DEFAULT_CALLBACK_SETTINGS: CallbackSettings = {
	reportsEnabled: true,
	method: 'GET',
	parameterOrder: 'example',
	dstaddr: true,
	plus: '%2B',
	ampersand: '&',
	delayMs: 0,
	timeoutMs: 10_000,
	retries: 3,
	retryDelaysMs: [10_000, 60_000, 300_000],
	minCopies: 1,
	maxCopies: 1,
	order: 'inOrder',
	seed: 1,
	maxConnections: 10,
	replyNumber: '0911000222',
	replyCharset: 'utf-8',
	timestampFormat: 'YYYY/MM/DD HH:mm:ss',
};

const YEAR_MS = 366 * 86_400_000;
/** What setTimeout can wait. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * The settings with what `patch` (a partial `CallbackSettings`) changes in them.
 * @throws ControlError when a property is unknown or its value not valid.
 */
export function changedCallbackSettings(now: CallbackSettings, patch: unknown): CallbackSettings {
	const read = new ObjectReader(patch, 'the callback settings');
	const copies = { min: 1, max: MOST_COPIES };
	const wait = { min: 0, max: YEAR_MS };
	const settings = read.finish<CallbackSettings>({
		reportsEnabled: read.boolean('reportsEnabled', now.reportsEnabled),
		method: read.oneOf('method', METHODS, now.method),
		parameterOrder: read.oneOf('parameterOrder', PARAMETER_ORDERS, now.parameterOrder),
		dstaddr: read.boolean('dstaddr', now.dstaddr),
		plus: read.oneOf('plus', ['%2B', '%2b', '+'], now.plus),
		ampersand: read.oneOf('ampersand', ['&', '&amp;'], now.ampersand),
		delayMs: read.integer('delayMs', now.delayMs, wait),
		timeoutMs: read.integer('timeoutMs', now.timeoutMs, { min: 1, max: LONGEST_TIMEOUT }),
		retries: read.integer('retries', now.retries, { min: 0, max: MOST_RETRIES }),
		retryDelaysMs: read.integers('retryDelaysMs', now.retryDelaysMs, wait),
		minCopies: read.integer('minCopies', now.minCopies, copies),
		maxCopies: read.integer('maxCopies', now.maxCopies, copies),
		order: read.oneOf('order', DELIVERY_ORDERS, now.order),
		seed: read.integer('seed', now.seed, { min: 0, max: 2 ** 32 - 1 }),
		maxConnections: read.integer('maxConnections', now.maxConnections, { min: 1, max: 1_000 }),
		replyNumber: read.text('replyNumber', now.replyNumber, /^\+?\d+$/),
		replyCharset: read.oneOf('replyCharset', REPLY_CHARSETS, now.replyCharset),
		timestampFormat: read.text('timestampFormat', now.timestampFormat),
	});
	if (settings.minCopies > settings.maxCopies) {
		throw new ControlError(`'minCopies' of the callback settings must not exceed 'maxCopies'`);
	}
	return settings;
}
