import { byId } from '../call';
import { umailExport } from '../exportFile';

/**
 * Why mail did not arrive, as 2.3 tells it apart; the document lacks the last two, which have been seen
 * and which not every server need know.
 */
export const FAILURE_TYPES = {
	formatError: 'format_error',
	invalidAddress: 'invalid_addr',
	notExist: 'not_exist',
	overQuota: 'over_quota',
	userReject: 'user_reject',
	other: '4',
	spam: '5',
} as const;

export type FailureType = keyof typeof FAILURE_TYPES;

/** All of them, in that order. */
export const ALL_FAILURE_TYPES = [
	'formatError',
	'invalidAddress',
	'notExist',
	'overQuota',
	'userReject',
	'other',
	'spam',
] as const satisfies readonly FailureType[];

/** Whether the addresses of a type are told of a whole day, and not of one task alone. */
export function isOfDay(type: FailureType): boolean {
	return type === 'formatError' || type === 'invalidAddress';
}

/** Whether the document has it: a server that refuses another one has nobody who failed for it. */
export function isDocumented(type: FailureType): boolean {
	return type !== 'other' && type !== 'spam';
}

/** Addresses of a day that failed for one reason; of most types, those of one task. */
export interface FailedFilter {
	/** `YYYY-MM-DD` */
	readonly date: string;
	readonly type: FailureType;
	readonly taskId?: string | undefined;
	/** The number of its batch. */
	readonly taskIdent?: string | undefined;
}

/** Which recipients of a tracked task. */
export interface RecipientFilter {
	readonly trackId: string;
	/** Only those who followed a link. */
	readonly isClick?: boolean | undefined;
	readonly linkId?: string | undefined;
	readonly emailId?: string | undefined;
}

/** Addresses that mail did not reach (2.3). */
export const exportFailed = umailExport<FailedFilter>({
	section: '2.3',
	file: 'failexport.php',
	columns: ['email'],
	parameters: ({ date, type, taskId, taskIdent }) => ({
		date,
		type: FAILURE_TYPES[type],
		task_id: taskId,
		task_ident: taskIdent,
	}),
	// What failed for its format need not look like an address.
	hasOnlyAddresses: ({ type }) => !isOfDay(type),
});

/** Recipients of a tracked task (3.4); the document tells neither the form nor what stands beside an address. */
export const exportRecipients = umailExport<RecipientFilter>({
	section: '3.4',
	file: 'trackexport.php',
	columns: ['email'],
	hasMore: true,
	parameters: ({ trackId, isClick, linkId, emailId }) => ({
		track_id: trackId,
		is_click: isClick === undefined ? undefined : isClick ? '1' : '0',
		link_id: linkId,
		email_id: emailId,
	}),
});

/** The contacts of a list, with their names (4.6). */
export const exportContacts = umailExport<{ id: string }>({
	section: '4.6',
	file: 'mloperate.php',
	action: 'subscription-export',
	columns: ['address', 'fullname'],
	parameters: byId,
});

/** Who has left a list, and when (4.7). */
export const exportUnsubscribed = umailExport<{ id: string }>({
	section: '4.7',
	file: 'mloperate.php',
	action: 'unsubscribe-export',
	columns: ['time', 'address'],
	parameters: byId,
});
