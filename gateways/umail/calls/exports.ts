import { byId } from '../call';
import { umailExport } from '../exportFile';

/** Why mail did not arrive, as 2.3 tells it apart. */
export const FAILURE_TYPES = {
	formatError: 'format_error',
	invalidAddress: 'invalid_addr',
	notExist: 'not_exist',
	overQuota: 'over_quota',
	userReject: 'user_reject',
} as const;

/** Addresses of a day that failed for one reason; of the last three types, those of one task. */
export interface FailedFilter {
	/** `YYYY-MM-DD` */
	readonly date: string;
	readonly type: keyof typeof FAILURE_TYPES;
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
	hasOnlyAddresses: ({ type }) => type !== 'formatError' && type !== 'invalidAddress',
});

/** Recipients of a tracked task (3.4); the document does not tell what stands beside an address. */
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
