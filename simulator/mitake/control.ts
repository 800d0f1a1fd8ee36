import type { ControlRoutes } from '../base/control/control';
import { ControlError, isRecord, ObjectReader } from '../base/control/input';
import type { MitakeCallbacks } from './callbacks/callbacks';
import type { Attachment, Batch } from './message';
import type { MitakePanel } from './panel';
import type { MitakeState } from './state';

/** A batch without the files themselves. */
function batchView(batch: Batch) {
	return { ...batch, attachments: batch.attachments.map(attachmentView) };
}

function attachmentView({ type, name, bytes, sha256, encodedLength }: Attachment) {
	return { type, name, size: bytes.length, encodedLength, sha256 };
}

function setStatus(panel: MitakePanel, body: unknown) {
	const read = new ObjectReader(body, 'a status');
	const batchID = read.text('batchID', undefined);
	const msgID = read.text('msgID', undefined);
	const status = read.text('status', undefined);
	read.finish(undefined);
	if (batchID === undefined || msgID === undefined || status === undefined) {
		throw new ControlError(`A status needs 'batchID', 'msgID' and 'status', all as text`);
	}
	panel.setStatus(batchID, msgID, status);
	return { batchID, msgID, status };
}

/** What `POST fire` takes: a release, raw callbacks (they have a `body`), or reports. */
function fire(callbacks: MitakeCallbacks, body: unknown) {
	if (isRecord(body) && 'release' in body) return { released: callbacks.release(body) };
	const first: unknown = Array.isArray(body) ? body[0] : body;
	const isRaw = isRecord(first) && 'body' in first;
	return { fired: isRaw ? callbacks.fireRaw(body) : callbacks.fire(body ?? {}) };
}

/** The control API of Mitake: `MitakePanel` by `METHOD resource`. */
export function mitakeRoutes(panel: MitakePanel, state: MitakeState): ControlRoutes {
	return {
		'GET ': () => panel.summary(),
		'GET messages': () => panel.batches().map(batchView),
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
		'DELETE tokens': () => ({ expired: panel.expireTokens() }),
		'POST states': (body) => setStatus(panel, body),
		'GET callbacks': () => panel.callbacks(),
		'POST fire': (body) => fire(state.callbacks, body),
	};
}
