import { listLinks, NOT_TRACKED } from '../../../gateways/umail/calls/tracking';
import { readSentTask, sentTaskField } from '../locators';
import { uMailList } from '../uMailList';
import { linkFilters, readLink, trackingNotice } from './fields';

export const getLinks = uMailList({
	name: 'Get Links',
	action: 'Get links of task',
	description: 'Get how often each link of a task was followed',
	fields: [trackingNotice, sentTaskField, linkFilters],
	call: listLinks,
	whenEmpty: `U-Mail knows of no link in this task. ${NOT_TRACKED.advice}`,
	request: ({ task, filters }) => ({ ...readSentTask(task), ...readLink(filters) }),
});
