import type { ControlRoutes } from '../base/control/control';
import { ControlError, ObjectReader } from '../base/control/input';
import { happen } from './events';
import type { UMailPanel } from './panel';
import { seedContacts } from './seed';
import type { UMailState } from './state';
import { SEND_STATUSES } from './store/task';
import { importView, templateView } from './views';

function setStatus(panel: UMailPanel, body: unknown) {
	const read = new ObjectReader(body, 'a status');
	const taskId = read.text('taskId', undefined);
	const status = read.oneOf('status', SEND_STATUSES, undefined);
	read.finish(undefined);
	if (taskId === undefined || status === undefined) {
		throw new ControlError(`A status needs 'taskId' and 'status'`);
	}
	panel.setTaskStatus(taskId, status);
	return { taskId, status };
}

function postEvents(state: UMailState, body: unknown) {
	const events: readonly unknown[] = Array.isArray(body) ? body : [body];
	for (const event of events) happen(state, event);
	return { happened: events.length };
}

function unsubscribed(panel: UMailPanel) {
	return Object.fromEntries(panel.contactLists().map(({ id }) => [id, panel.unsubscribed(id)]));
}

/** The control API of U-Mail: `UMailPanel` by `METHOD resource`. */
export function uMailRoutes(panel: UMailPanel, state: UMailState): ControlRoutes {
	return {
		'GET ': () => panel.summary(),
		'GET lists': () => panel.contactLists(),
		'GET contacts': () => panel.contacts(),
		'POST contacts': (body) => seedContacts(state, body),
		'GET unsubscribed': () => unsubscribed(panel),
		'GET imports': () => panel.imports().map(importView),
		'GET templates': () => panel.templates().map(templateView),
		'GET tasks': () => panel.tasks(),
		'POST statuses': (body) => setStatus(panel, body),
		'GET tracks': () => panel.tracks(),
		'POST events': (body) => postEvents(state, body),
		'GET domains': () => panel.domains(),
		'GET mailboxes': () => panel.mailboxes(),
		'GET requests': () => panel.requests(),
		'GET settings': () => panel.settings(),
		'PATCH settings': (body) => state.changeSettings(body),
		'GET account': () => panel.account(),
		'PATCH account': (body) => state.changeAccount(body),
		'GET faults': () => panel.faults(),
		'POST faults': (body) => state.faults.add(body),
		'DELETE faults': () => {
			panel.clearFaults();
			return panel.faults();
		},
	};
}
