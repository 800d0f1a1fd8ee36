import {
	getStatistic,
	listBatches,
	listDeductions,
} from '../../../../gateways/umail/calls/statistic';
import type { WireCase } from './case';

const date = '2012-03-02';

/** Chapter 2, without its export; these files take no `do`. */
export const statisticWire: readonly WireCase[] = [
	{
		section: '2.2',
		shows: 'names the day',
		build: (account) => getStatistic.build(account, { date }),
		method: 'GET',
		file: 'statistic.php',
		query: { date },
	},
	{
		section: '2.4',
		shows: 'names the day and the batch',
		build: (account) => listBatches.build(account, { date, ident: '20120302-362-F9B1E5' }),
		method: 'GET',
		file: 'stask.php',
		query: { date, ident: '20120302-362-F9B1E5' },
	},
	{
		section: '2.4',
		shows: 'leaves out the batch where none is asked for',
		build: (account) => listBatches.build(account, { date }),
		method: 'GET',
		file: 'stask.php',
		query: { date },
	},
	{
		section: '2.5',
		shows: 'names the day',
		build: (account) => listDeductions.build(account, { date }),
		method: 'GET',
		file: 'deduction.php',
		query: { date },
	},
];
