import { listClicks, NOT_TRACKED } from '../../../gateways/umail/calls/tracking';
import { readSentTask, sentTaskField } from '../locators';
import { uMailList } from '../uMailList';
import { linkFilters, readLink, trackingNotice } from './fields';

export const getClicks = uMailList({
	name: 'Get Clicks',
	action: 'Get clicks of task',
	description: 'Get who followed the links of a task',
	fields: [trackingNotice, sentTaskField, linkFilters],
	call: listClicks,
	whenEmpty: `U-Mail knows of nobody who followed a link of this task. ${NOT_TRACKED.advice}`,
	request: ({ task, filters }) => ({ ...readSentTask(task), ...readLink(filters) }),
});
