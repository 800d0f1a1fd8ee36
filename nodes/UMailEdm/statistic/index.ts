import type { INodeProperties } from 'n8n-workflow';
import { exportFailed } from './exportFailed';
import { getBatches } from './getBatches';
import { getDeductions } from './getDeductions';
import { getOverview } from './getOverview';

/** The operations on statistics, as the document's chapter 2 has them. */
export const statistic = { exportFailed, getBatches, getDeductions, getOverview } as const;

/** What the panel offers. */
export const statisticOperation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['statistic'] } },
	default: 'getOverview',
	options: [
		{
			name: 'Export Failed',
			value: 'exportFailed',
			action: 'Export failed addresses of day',
			description: 'Get the addresses that mail did not reach as a file, or as items',
		},
		{
			name: 'Get Batches',
			value: 'getBatches',
			action: 'Get batch statistics',
			description: 'Get what became of each batch of a day',
		},
		{
			name: 'Get Deductions',
			value: 'getDeductions',
			action: 'Get deductions of day',
			description: 'Get what the mails of a day cost',
		},
		{
			name: 'Get Overview',
			value: 'getOverview',
			action: 'Get statistic overview of day',
			description: 'Get what was sent on a day, in numbers',
		},
	],
} as const satisfies INodeProperties;
