import type { OperationCase } from './case';

/** The account. */
export const accountCases: readonly OperationCase[] = [
	{
		operation: 'account.getInfo',
		shows: 'says who the account belongs to, with leading zeros',
		given: () => ({}),
		output: [
			{
				id: '362',
				username: 'edm-demo',
				company: '示例电子邮件有限公司',
				contact: '李小明',
				phone: '075500001234',
				mobile: '13500000001',
				email: 'owner@edm-demo.example',
				im: '',
				address: '示例市样例区 1 号 <A&B> 座',
			},
		],
	},
	{
		operation: 'account.getService',
		shows: 'gives days as days and quantities as numbers',
		given: () => ({}),
		output: [
			{
				id: '362',
				serviceStatus: 'enabled',
				serviceType: 'all',
				serviceTypeName: 'total',
				sendType: 'local',
				sendTypeName: "U-Mail's platform",
				beginningDate: '2026-01-01',
				expirationDate: '2036-01-01',
				qtyAvailable: 1_000_000,
				qtyBuytotal: 2_000_000,
			},
		],
	},
];
