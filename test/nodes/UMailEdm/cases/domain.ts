import { PASSWORDS } from '../../../../simulator/vendors';
import { byId } from '../harness';
import type { OperationCase } from './case';

/** The simulator's manager, acting for its customer. */
export const MANAGER = {
	username: 'edm-manager',
	password: PASSWORDS.umailManager,
	customerId: '362',
};

const names = (rows: readonly { readonly domain: string }[]) => rows.map(({ domain }) => domain);

/** Domains. */
export const domainCases: readonly OperationCase[] = [
	{
		operation: 'domain.getMany',
		shows: "gives the customer's domains and the platform's",
		given: () => ({}),
		output: [
			{ customerId: '0', domain: 'edm-system.example' },
			{ customerId: '362', domain: 'edm-demo.example' },
		],
	},
	{
		operation: 'domain.getMany',
		shows: "gives a manager the domains of the credential's customer",
		account: { ...MANAGER, customerId: '401' },
		given: () => ({}),
		output: [
			{ customerId: '0', domain: 'edm-system.example' },
			{ customerId: '401', domain: 'edm-other.example' },
		],
	},
	{
		operation: 'domain.create',
		shows: 'gives the customer a domain, pasted with what stands around it',
		account: MANAGER,
		given: () => ({ domain: byId('http://New-Shop.example/') }),
		output: [{ id: null, message: '操作成功', domain: 'new-shop.example' }],
		then({ simulator }) {
			expect(simulator.umail.domains()).toContainEqual({
				customerId: '362',
				domain: 'new-shop.example',
			});
		},
	},
	{
		operation: 'domain.delete',
		shows: 'takes a domain from the customer',
		account: MANAGER,
		given: () => ({ domain: { __rl: true, mode: 'list', value: 'edm-demo.example' } }),
		output: [{ deleted: true, message: '操作成功' }],
		then({ simulator }) {
			expect(names(simulator.umail.domains())).toEqual(['edm-system.example', 'edm-other.example']);
		},
	},
];
