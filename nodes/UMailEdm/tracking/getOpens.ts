import { listOpens, NOT_TRACKED } from '../../../gateways/umail/calls/tracking';
import { readSentTask, sentTaskField } from '../locators';
import { uMailList } from '../uMailList';
import { trackingNotice } from './fields';

export const getOpens = uMailList({
	name: 'Get Opens',
	action: 'Get opens of task',
	description: 'Get who opened the mails of a task',
	fields: [trackingNotice, sentTaskField],
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
	request: ({ task }) => readSentTask(task),
});
