/** `send_status` of 6.1; -4 and 4 have been seen beside the documented ones. */
export const SEND_STATUSES = [-5, -4, -3, -2, -1, 1, 2, 3, 4] as const;

export type SendStatus = (typeof SEND_STATUSES)[number];

/** `send_status` by name. */
export const HOLD = -1;
export const WAITING = 1;
export const SENDING = 2;
export const DONE = 3;

/** Types of failed addresses in 2.3; 4 (seen, not explained) and 5 (taken for spam) are not documented. */
export const FAILURE_TYPES = {
	notExist: 1,
	overQuota: 2,
	userReject: 3,
	other: 4,
	spam: 5,
	invalidAddress: 8,
	formatError: 9,
} as const;

export type FailureType = (typeof FAILURE_TYPES)[keyof typeof FAILURE_TYPES];

export interface Recipient {
	readonly address: string;
	readonly fullname: string;
}

/** What a customer asks for. Times are milliseconds since 1970. */
export interface TaskDetails {
	templateIds: readonly string[];
	/** `all`, `domain` (its name in `sendDomain`) or `address` (in `sendAccount`). */
	senderType: 'all' | 'domain' | 'address';
	sendDomain: string;
	sendAccount: string;
	senderName: string;
	replyTo: string;
	listId: string;
	/** 0 is all. */
	sendQty: number;
	/** Null for a held task without a time. */
	sendTime: number | null;
	subscriptionLink: boolean;
	/** 0 nothing, 1 opens, 2 opens and clicks. */
	trackStatus: number;
	trackDomain: string;
}

export interface Task extends TaskDetails {
	readonly id: string;
	readonly trackId: string;
	/** The number of the batch: day, customer and six hexadecimal digits. */
	readonly ident: string;
	readonly created: number;
	status: SendStatus;
	/** Contacts of the list when the task was made. */
	sendQtyRemark: number;
	timeStart: number | null;
	timeEnd: number | null;
	/** Known from the start of sending on. */
	recipients: readonly Recipient[];
	/** By address; filled when sending ends. */
	readonly failures: Map<string, FailureType>;
}

/** When the task is sent, or was made where it has no time: its day in chapters 2 and 6. */
export function taskMoment({ sendTime, created }: Task): number {
	return sendTime ?? created;
}

/** Addresses that failed in one of these ways. */
export function failuresOf(task: Task, ...types: readonly FailureType[]): string[] {
	return [...task.failures].filter(([, type]) => types.includes(type)).map(([address]) => address);
}

/** Mails that left: none before the end. */
export function sentCount(task: Task): number {
	return task.timeEnd === null ? 0 : task.recipients.length;
}
