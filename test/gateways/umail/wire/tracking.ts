import {
	getTracking,
	listClicks,
	listLinks,
	listOpens,
} from '../../../../gateways/umail/calls/tracking';
import type { WireCase } from './case';

const file = 'track.php';
const ident = '20120302-362-F9B1E5';

/** Chapter 3, without its export. */
export const trackingWire: readonly WireCase[] = [
	{
		section: '3.1',
		shows: 'names the batch',
		build: (account) => getTracking.build(account, { ident }),
		method: 'GET',
		file,
		query: { do: 'overview', ident },
	},
	{
		section: '3.1',
		shows: 'of a batch and an ID, names the batch, which would win anyway',
		build: (account) => getTracking.build(account, { ident, id: '16' }),
		method: 'GET',
		file,
		query: { do: 'overview', ident },
	},
	{
		section: '3.2',
		shows: 'names the send ID',
		build: (account) => listOpens.build(account, { id: '16' }),
		method: 'GET',
		file,
		query: { do: 'open-detail', id: '16' },
	},
	{
		section: '3.3',
		shows: 'names a link',
		build: (account) => listClicks.build(account, { ident, linkId: '8' }),
		method: 'GET',
		file,
		query: { do: 'click-detail', ident, link_id: '8' },
	},
	{
		section: '3.5',
		shows: 'leaves out the link where none is asked for',
		build: (account) => listLinks.build(account, { id: '16' }),
		method: 'GET',
		file,
		query: { do: 'link-stat', id: '16' },
	},
];
