import {
	exportContacts,
	exportFailed,
	exportRecipients,
	exportUnsubscribed,
} from '../../../../gateways/umail/calls/exports';
import type { WireCase } from './case';

const file = 'mloperate.php';
const date = '2012-03-02';

/** What is given as a text file (2.3, 3.4, 4.6, 4.7). */
export const exportsWire: readonly WireCase[] = [
	{
		section: '2.3',
		shows: 'names the batch and the type by its word',
		build: (account) =>
			exportFailed.build(account, {
				date,
				type: 'notExist',
				taskIdent: '20120302-362-F9B1E5',
			}),
		method: 'GET',
		file: 'failexport.php',
		query: { date, type: 'not_exist', task_ident: '20120302-362-F9B1E5' },
	},
	{
		section: '2.3',
		shows: 'names a task, or none',
		build: (account) => exportFailed.build(account, { date, type: 'formatError' }),
		method: 'GET',
		file: 'failexport.php',
		query: { date, type: 'format_error' },
	},
	{
		section: '3.4',
		shows: 'names the track and leaves out what is not asked for',
		build: (account) => exportRecipients.build(account, { trackId: '7' }),
		method: 'GET',
		file: 'trackexport.php',
		query: { track_id: '7' },
	},
	{
		section: '3.4',
		shows: 'asks for those who followed a link, for one link and one address',
		build: (account) =>
			exportRecipients.build(account, {
				trackId: '7',
				isClick: true,
				linkId: '8',
				emailId: '9',
			}),
		method: 'GET',
		file: 'trackexport.php',
		query: { track_id: '7', is_click: '1', link_id: '8', email_id: '9' },
	},
	{
		section: '4.6',
		shows: 'names the list',
		build: (account) => exportContacts.build(account, { id: '16' }),
		method: 'GET',
		file,
		query: { do: 'subscription-export', id: '16' },
	},
	{
		section: '4.7',
		shows: 'names the list',
		build: (account) => exportUnsubscribed.build(account, { id: '16' }),
		method: 'GET',
		file,
		query: { do: 'unsubscribe-export', id: '16' },
	},
];
