import { resource } from '../../../operations/operation';
import { exportRecipients } from './exportRecipients';
import { getClicks } from './getClicks';
import { getLinks } from './getLinks';
import { getOpens } from './getOpens';
import { getOverview } from './getOverview';

export const tracking = resource(
	'Tracking',
	{ exportRecipients, getClicks, getLinks, getOpens, getOverview },
	'getOverview',
);
