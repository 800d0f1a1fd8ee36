import type { SmsgoHarness } from '../harness';
import type { OperationCase } from './case';

const getBalance = {
	operation: 'account.getBalance',
	kind: 'read',
	hits: /query_point/u,
	given: ({ simulator }: SmsgoHarness) => {
		simulator.smsgo.changeAccount({ points: 6220 });
		return {};
	},
} as const;

/** The account. */
export const accountCases: readonly OperationCase[] = [
	{ ...getBalance, shows: 'gives the points that are left', output: [{ points: 6220 }] },
	{
		...getBalance,
		shows: 'gives them for each item',
		items: [{}, {}],
		output: [{ points: 6220 }, { points: 6220 }],
	},
	{
		...getBalance,
		shows: 'reads an answer in lines',
		given: (harness) => {
			harness.simulator.smsgo.changeSettings({ balanceStyle: 'keyValue' });
			return getBalance.given(harness);
		},
		items: [{}, {}],
		output: [{ points: 6220 }, { points: 6220 }],
	},
];
