import { getTracking } from '../../../gateways/umail/calls/tracking';
import { callOperation } from '../../../operations/calls/call';
import { umail } from '../gateway';
import { readSentTask, sentTaskField } from '../locators';
import { trackingNotice } from './fields';

export const getOverview = callOperation(umail, {
	name: 'Get Overview',
	action: 'Get tracking overview of task',
	description: 'Get how often the mails of a task were opened and their links followed',
	fields: [trackingNotice, sentTaskField],
	call: getTracking,
	request: ({ task }) => readSentTask(task),
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
