import { listOpens, NOT_TRACKED } from '../../../gateways/umail/calls/tracking';
import { uMailList } from '../uMailList';
import { readTask, taskFields, trackingNotice } from './fields';

export const getOpens = uMailList({
	name: 'Get Opens',
	action: 'Get opens of task',
	description: 'Get who opened the mails of a task',
	fields: [trackingNotice, ...taskFields],
	call: listOpens,
	whenEmpty: `U-Mail knows of nobody who opened this task. ${NOT_TRACKED.advice}`,
	simplified: [
		'emailId',
		'email',
		'openTotal',
		'openFirst',
		'openLast',
		'clickTotal',
		'clickFirst',
		'clickLast',
	],
	request: readTask,
});
