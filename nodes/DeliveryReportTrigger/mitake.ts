import { ACKNOWLEDGEMENT, readStatusReport } from '../../gateways/mitake/callbacks';
import type { CallbackEvent } from '../../operations/callbacks/callbackEvent';
import { eventPaths } from './paths';

/** Mitake says what became of messages, one or many in a call. */
export const mitakeMmsStatus: CallbackEvent = {
	path: eventPaths.mitakeMmsStatus,
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
