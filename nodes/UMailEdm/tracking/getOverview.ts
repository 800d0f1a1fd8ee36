import { getTracking } from '../../../gateways/umail/calls/tracking';
import { uMailOperation } from '../uMailOperation';
import { readTask, taskFields, trackingNotice } from './fields';

/** How often the mails of a task were opened and their links followed, with its links. */
export const getOverview = uMailOperation({
	fields: [trackingNotice, ...taskFields],
	call: getTracking,
	request: readTask,
	simplified: [
		'trackId',
		'taskId',
		'taskSn',
		'sendCount',
		'realSendCount',
		'openUnique',
		'openRatio',
		'clickUnique',
		'clickRatio',
		'links',
	],
	json: (overview) => overview,
});
