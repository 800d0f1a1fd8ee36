import type { ControlRoutes } from '../base/control/control';
import { ControlError, ObjectReader } from '../base/control/input';
import type { CloudmaxPanel } from './panel';
import type { CloudmaxState } from './state';
import { readTag } from './tagSpec';

function addMembers(panel: CloudmaxPanel, body: unknown) {
	const read = new ObjectReader(body, 'the members');
	const id = read.text('id', undefined);
	const members = read.finish(read.texts('members', undefined));
	if (id === undefined || members === undefined) {
		throw new ControlError(`The members need 'id' and 'members'`);
	}
	return panel.addMembers(id, ...members);
}

/** The control API of Cloudmax: `CloudmaxPanel` by `METHOD resource`. */
export function cloudmaxRoutes(panel: CloudmaxPanel, state: CloudmaxState): ControlRoutes {
	return {
		'GET ': () => panel.summary(),
		'GET tags': () => panel.tags(),
		'POST tags': (body) => {
			const { id, ...tag } = readTag(body, state.accounts);
			return state.tags.add(tag, id);
		},
		'POST members': (body) => addMembers(panel, body),
		'GET requests': () => panel.requests(),
		'GET settings': () => panel.settings(),
		'PATCH settings': (body) => state.changeSettings(body),
		'GET accounts': () => panel.accounts(),
		'PUT accounts': (body) => state.setAccounts(body),
		'GET faults': () => panel.faults(),
		'POST faults': (body) => state.faults.add(body),
		'DELETE faults': () => {
			panel.clearFaults();
			return panel.faults();
		},
	};
}
