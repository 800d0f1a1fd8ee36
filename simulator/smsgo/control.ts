import type { ControlRoutes } from '../base/control/control';
import { ControlError, isRecord, ObjectReader } from '../base/control/input';
import type { SmsgoCallbacks } from './callbacks/callbacks';
import type { SmsgoPanel } from './panel';
import type { SmsgoState } from './state';

function setState(panel: SmsgoPanel, body: unknown) {
	const read = new ObjectReader(body, 'a state');
	const msgid = read.text('msgid', undefined);
	const number = read.text('number', undefined);
	const state = read.text('state', undefined);
	const code = read.integer('code', 0, { min: -9999, max: 9999 });
	read.finish(undefined);
	if (msgid === undefined || number === undefined || state === undefined) {
		throw new ControlError(`A state needs 'msgid', 'number' and 'state'`);
	}
	panel.setState(msgid, number, state, code);
	return { msgid, number, state, code };
}

/** What `POST reports` takes: a release, raw callbacks (they have a `url`), or reports. */
function postReports(callbacks: SmsgoCallbacks, body: unknown) {
	if (isRecord(body) && 'release' in body) return { released: callbacks.release(body) };
	const first: unknown = Array.isArray(body) ? body[0] : body;
	const isRaw = isRecord(first) && 'url' in first;
	return { fired: isRaw ? callbacks.fireRaw(body) : callbacks.fireReports(body) };
}

/** The control API of smsgo: `SmsgoPanel` by `METHOD resource`. */
export function smsgoRoutes(panel: SmsgoPanel, state: SmsgoState): ControlRoutes {
	return {
		'GET ': () => panel.summary(),
		'GET messages': () => panel.messages(),
		'GET handsets': () => panel.handsets(),
		'GET requests': () => panel.requests(),
		'GET settings': () => panel.settings(),
		'PATCH settings': (body) => state.changeSettings(body),
		'GET account': () => panel.account(),
		'PATCH account': (body) => state.changeAccount(body),
		'GET fates': () => panel.fates(),
		'PUT fates': (body) => state.setFates(body),
		'GET faults': () => panel.faults(),
		'POST faults': (body) => state.faults.add(body),
		'DELETE faults': () => {
			panel.clearFaults();
			return panel.faults();
		},
		'POST states': (body) => setState(panel, body),
		'GET callbacks': () => panel.callbacks(),
		'POST reports': (body) => postReports(state.callbacks, body),
		'POST replies': (body) => state.callbacks.reply(body),
	};
}
