import { byId, umailRead, umailWrite, type Paging } from '../call';
import { readById, readPage, readRows, type PageRows } from '../read';
import type { Row } from '../rows';

/** Most rows of a page (6.1). The document names no limit; without pages the whole list comes. */
export const TASKS_PER_PAGE = 200;

/** Who a mail is from (5.1, notes 2 to 4). */
export type Sender =
	| { readonly by: 'address'; readonly address: string }
	/** Every address of a domain in turn. */
	| { readonly by: 'domain'; readonly domain: string }
	/** Every address of every domain in turn. */
	| { readonly by: 'all' };

/** What `track_status` counts. */
export type Tracking = 'none' | 'opens' | 'opensAndClicks';

/** What makes up a task; on a change, what is left out stays. */
export interface TaskFields {
	/** IDs. */
	readonly templates?: readonly string[] | undefined;
	readonly sender?: Sender | undefined;
	readonly sendFullname?: string | undefined;
	/** An ID. */
	readonly contactList?: string | undefined;
	/** Mails; 0 for all addresses of the list. */
	readonly sendQty?: number | undefined;
	/** `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
	readonly sendTime?: string | undefined;
	/** Whether a link to subscribe and unsubscribe goes along. */
	readonly subsLink?: boolean | undefined;
	readonly trackStatus?: Tracking | undefined;
	readonly trackDomain?: string | undefined;
}

export interface NewTask extends TaskFields {
	readonly sendStatus: 'schedule' | 'hold' | 'now';
}

export interface TaskChanges extends TaskFields {
	readonly id: string;
	/** The vendor has no "now" here. */
	readonly sendStatus?: 'schedule' | 'hold' | undefined;
	readonly sendReplyto?: string | undefined;
}

/** Which tasks a list is about (6.1). */
export interface TaskFilter extends Paging {
	/** `YYYY-MM-DD`, the day on which they are sent. */
	readonly date?: string | undefined;
	/** A code of `send_status`; absent for any. */
	readonly sendStatus?: string | undefined;
}

/** `status` (5.1) and `send_status` (6.3) of what can be asked for. */
export const SEND_STATUS = { schedule: '1', hold: '-1', now: '2' } as const;
/** `track_status` (5.1, 6.3). */
export const TRACK_STATUS = { none: '0', opens: '1', opensAndClicks: '2' } as const;

const shared = { file: 'task.php' } as const;

function wireSender(sender: Sender): Record<string, string> {
	switch (sender.by) {
		case 'address':
			// Note 4: its domain is not needed.
			return { send_account: sender.address };
		case 'domain':
			return { send_domain: sender.domain, send_account: 'all' };
		case 'all':
			return { send_domain: 'all', send_account: 'all' };
	}
}

/** The parameters that have the same name when a task is made and when it is changed. */
const wireFields = (task: TaskFields) => ({
	tpl_id: task.templates?.join(','),
	...(task.sender === undefined ? {} : wireSender(task.sender)),
	send_fullname: task.sendFullname,
	maillist_id: task.contactList,
	send_qty: task.sendQty?.toString(),
	subs_link: task.subsLink === undefined ? undefined : String(Number(task.subsLink)),
	track_status: task.trackStatus && TRACK_STATUS[task.trackStatus],
	track_domain: task.trackDomain,
});

/** The tasks of one day (2.1). */
export const listTasksOfDay = umailRead<{ date: string }, Row[]>({
	...shared,
	section: '2.1',
	action: 'list-task',
	parameters: ({ date }) => ({ date }),
	read: readRows('task_list', 'task'),
});

/** The tasks of the account, page by page (6.1). */
export const listTasks = umailRead<TaskFilter, PageRows>({
	...shared,
	section: '6.1',
	action: 'task-list',
	parameters: ({ date, sendStatus, page, limit }) => ({
		date,
		send_status: sendStatus,
		page,
		limit,
	}),
	read: readPage('task_list', 'task'),
});

/** One task (6.1). */
export const getTask = umailRead<{ id: string }, Row>({
	...shared,
	section: '6.1',
	action: 'task-list',
	parameters: byId,
	read: readById('task_list', 'task'),
});

/** Makes a task; what it says of its sending is called `status` and `time` here (5.1, 6.2). */
export const addTask = umailWrite<NewTask>({
	...shared,
	section: '5.1',
	action: 'add-task',
	carriers: { either: 'all' },
	parameters: (task) => ({
		...wireFields(task),
		status: SEND_STATUS[task.sendStatus],
		time: task.sendTime,
	}),
});

/** Changes a task; the same is called `send_status` and `send_time` here (6.3). */
export const editTask = umailWrite<TaskChanges>({
	...shared,
	section: '6.3',
	action: 'edit-task',
	carriers: { either: 'all' },
	parameters: (task) => ({
		id: task.id,
		...wireFields(task),
		send_status: task.sendStatus && SEND_STATUS[task.sendStatus],
		send_time: task.sendTime,
		send_replyto: task.sendReplyto,
	}),
});

/** Deletes a task (6.4). */
export const deleteTask = umailWrite<{ id: string }>({
	...shared,
	section: '6.4',
	action: 'del-task',
	parameters: byId,
});
