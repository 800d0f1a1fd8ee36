import { listClicks, NOT_TRACKED } from '../../../gateways/umail/calls/tracking';
import { uMailList } from '../uMailOperation';
import { linkFilters, readLink, readTask, taskFields, trackingNotice } from './fields';

/** Who followed the links of a task. */
export const getClicks = uMailList({
	fields: [trackingNotice, ...taskFields, linkFilters],
	call: listClicks,
	whenEmpty: `U-Mail knows of nobody who followed a link of this task. ${NOT_TRACKED.advice}`,
	request: (params) => ({ ...readTask(params), ...readLink(params.filters) }),
});
