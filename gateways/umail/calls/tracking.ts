import { umailRead } from '../call';
import type { Nothing } from '../codes';
import { readOne, readRows } from '../read';
import type { Row } from '../rows';

/** A task that was sent: by its batch, or by its send ID. Of both, U-Mail would take the batch. */
export type SentTask = { readonly ident: string } | { readonly id: string };

/** A task, and one of its links or all of them. */
export type LinksOfTask = SentTask & { readonly linkId?: string | undefined };

const shared = { file: 'track.php' } as const;
const byTask = (task: SentTask) => ('ident' in task ? { ident: task.ident } : { id: task.id });
const byLink = (task: LinksOfTask) => ({ ...byTask(task), link_id: task.linkId });

/** What to say of a task that is not tracked. */
export const NOT_TRACKED: Nothing = {
	reason: 'U-Mail has no tracking for that task',
	advice:
		'It tracks only tasks that were sent through its own platform, with tracking turned on in the task.',
};

/** How often the mails of a task were opened and their links followed, with its links (3.1). */
export const getTracking = umailRead<SentTask, Row>({
	...shared,
	section: '3.1',
	action: 'overview',
	parameters: byTask,
	read: readOne('track', NOT_TRACKED),
});

/** Who opened the mails of a task (3.2). */
export const listOpens = umailRead<SentTask, Row[]>({
	...shared,
	section: '3.2',
	action: 'open-detail',
	parameters: byTask,
	read: readRows('data', 'user'),
});

/** Who followed the links of a task (3.3). */
export const listClicks = umailRead<LinksOfTask, Row[]>({
	...shared,
	section: '3.3',
	action: 'click-detail',
	parameters: byLink,
	read: readRows('data', 'click'),
});

/** How often each link of a task was followed (3.5). */
export const listLinks = umailRead<LinksOfTask, Row[]>({
	...shared,
	section: '3.5',
	action: 'link-stat',
	parameters: byLink,
	read: readRows('data', 'link'),
});
