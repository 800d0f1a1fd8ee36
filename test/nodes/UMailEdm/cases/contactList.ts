import { byId, idOf, type UMailHarness } from '../harness';
import { anId, type OperationCase } from './case';

const newList = async (harness: UMailHarness, subject = '客戶'): Promise<string> =>
	await harness.create('contactList.create', { subject, description: 'a & b < c' });

/** Contact lists. */
export const contactListCases: readonly OperationCase[] = [
	{
		operation: 'contactList.create',
		shows: 'gives the ID of the new list',
		given: () => ({ subject: '客戶', status: 'disabled', description: '' }),
		output: [{ id: anId }],
		async then(harness, [made]) {
			const [list] = await harness.json('contactList.get', {
				contactList: byId(idOf(made)),
			});
			expect(list).toMatchObject({ subject: '客戶', status: 'disabled', count: 0 });
		},
	},
	{
		operation: 'contactList.get',
		shows: 'gives the list as it is',
		given: async (harness) => ({ contactList: byId(await newList(harness)) }),
		output: [
			{
				id: anId,
				subject: '客戶',
				description: 'a & b < c',
				count: 0,
				status: 'enabled',
			},
		],
	},
];
