import type { EngineSettings } from '../../base/callbacks/engine';
import { ControlError, ObjectReader } from '../../base/control/input';

/**
 * The order of the status updates that leave together: as they came about, the newest first (0
 * before 2), or any.
 */
export const UPDATE_ORDERS = ['inOrder', 'reversed', 'random'] as const;
export type UpdateOrder = (typeof UPDATE_ORDERS)[number];

export const BODY_STYLES = ['messages', 'list', 'single'] as const;
export type BodyStyle = (typeof BODY_STYLES)[number];

export const HTTP_URL = /^https?:\/\/[^/?#]/i;
/** What may stand in a header. */
export const HEADER_VALUE = /^[\x20-\x7e]+$/;

/** More copies of one report than any gateway has been seen to make. */
export const MOST_COPIES = 100;
export const MOST_RETRIES = 100;
export const MOST_MESSAGES = 5_000;

/** Everything about the reports that the document leaves open. */
export interface CallbackSettings extends EngineSettings {
	/** False holds updates back until they are released, or until this is true again. */
	readonly reportsEnabled: boolean;
	/** Whether the status that the push reply told (1, 1000) is reported as well. */
	readonly reportFirstStatus: boolean;
	/** Elements of `messages` in one request; updates that come about together share requests. */
	readonly messagesPerRequest: number;
	readonly order: UpdateOrder;
	readonly contentType: string;
	/** The sample shows bare ids. */
	readonly idStyle: 'bare' | 'quoted';
	readonly omitPoint: boolean;
	/** An object with `messages`, a bare list of them, or the message itself where there is one. */
	readonly bodyStyle: BodyStyle;
	/** Milliseconds of the simulator's clock between the update and the report. */
	readonly delayMs: number;
	/** Not documented but for "anything else than 200 is a failure". */
	readonly retries: number;
	/** Every request is delivered so many times, whatever the answers; a random number between. */
	readonly minCopies: number;
	readonly maxCopies: number;
}

export const DEFAULT_CALLBACK_SETTINGS: CallbackSettings = {
	reportsEnabled: true,
	reportFirstStatus: false,
	messagesPerRequest: 10,
	order: 'inOrder',
	contentType: 'application/json',
	idStyle: 'bare',
	omitPoint: false,
	bodyStyle: 'messages',
	delayMs: 0,
	timeoutMs: 10_000,
	retries: 10,
	retryDelaysMs: [10_000, 60_000, 300_000],
	minCopies: 1,
	maxCopies: 1,
	seed: 1,
	maxConnections: 10,
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
		reportFirstStatus: read.boolean('reportFirstStatus', now.reportFirstStatus),
		messagesPerRequest: read.integer('messagesPerRequest', now.messagesPerRequest, {
			min: 1,
			max: MOST_MESSAGES,
		}),
		order: read.oneOf('order', UPDATE_ORDERS, now.order),
		contentType: read.text('contentType', now.contentType, HEADER_VALUE),
		idStyle: read.oneOf('idStyle', ['bare', 'quoted'], now.idStyle),
		omitPoint: read.boolean('omitPoint', now.omitPoint),
		bodyStyle: read.oneOf('bodyStyle', BODY_STYLES, now.bodyStyle),
		delayMs: read.integer('delayMs', now.delayMs, wait),
		timeoutMs: read.integer('timeoutMs', now.timeoutMs, { min: 1, max: LONGEST_TIMEOUT }),
		retries: read.integer('retries', now.retries, { min: 0, max: MOST_RETRIES }),
		retryDelaysMs: read.integers('retryDelaysMs', now.retryDelaysMs, wait),
		minCopies: read.integer('minCopies', now.minCopies, copies),
		maxCopies: read.integer('maxCopies', now.maxCopies, copies),
		seed: read.integer('seed', now.seed, { min: 0, max: 2 ** 32 - 1 }),
		maxConnections: read.integer('maxConnections', now.maxConnections, { min: 1, max: 1_000 }),
	});
	if (settings.minCopies > settings.maxCopies) {
		throw new ControlError(`'minCopies' of the callback settings must not exceed 'maxCopies'`);
	}
	return settings;
}
