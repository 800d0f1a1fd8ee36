import { listLinks, NOT_TRACKED } from '../../../gateways/umail/calls/tracking';
import { uMailList } from '../uMailList';
import { linkFilters, readLink, readTask, taskFields, trackingNotice } from './fields';

export const getLinks = uMailList({
	name: 'Get Links',
	action: 'Get links of task',
	description: 'Get how often each link of a task was followed',
	fields: [trackingNotice, ...taskFields, linkFilters],
	call: listLinks,
	whenEmpty: `U-Mail knows of no link in this task. ${NOT_TRACKED.advice}`,
	request: (params) => ({ ...readTask(params), ...readLink(params.filters) }),
});
