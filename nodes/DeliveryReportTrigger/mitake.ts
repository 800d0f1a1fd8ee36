import { ACKNOWLEDGEMENT, readStatusReport } from '../../gateways/mitake/callbacks';
import type { CallbackEvent } from '../../operations/callbacks/callbackEvent';

/** Mitake says what became of messages, one or many in a call. */
export const mitakeMmsStatus: CallbackEvent = {
	path: 'mitake-mms',
	read(raw) {
		const reports = readStatusReport(raw);
		if (reports === undefined) return undefined;
		return {
			items: reports.map(({ content, dedupeKey }) => ({
				json: { event: 'mitakeMmsStatus', ...content },
				dedupeKey,
				report: content,
			})),
			acknowledgement: ACKNOWLEDGEMENT,
		};
	},
};
