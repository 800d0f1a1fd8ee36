import { byId, idOf, type UMailHarness } from '../harness';
import { anId, type OperationCase } from './case';

/** A new list, as `contactList` takes it. */
const newList = async (harness: UMailHarness, subject = '客戶'): Promise<string> =>
	await harness.create('contactList.create', { subject, description: 'a & b < c' });

const get = async (harness: UMailHarness, id: string) =>
	(await harness.json('contactList.get', { contactList: byId(id) }))[0];

/** Contact lists. */
export const contactListCases: readonly OperationCase[] = [
	{
		operation: 'contactList.create',
		shows: 'gives the ID of the new list',
		given: () => ({ subject: '客戶', status: 'disabled', description: '' }),
		output: [{ id: anId, message: null }],
		async then(harness, [made]) {
			expect(await get(harness, idOf(made))).toMatchObject({
				subject: '客戶',
				status: 'disabled',
				count: 0,
			});
		},
	},
	{
		operation: 'contactList.get',
		shows: 'gives the list as it is',
		given: async (harness) => ({ contactList: byId(await newList(harness)) }),
		output: [{ id: anId, subject: '客戶', description: 'a & b < c', count: 0, status: 'enabled' }],
	},
	{
		operation: 'contactList.getMany',
		shows: 'gives every list, up to the limit',
		async given(harness) {
			for (const subject of ['一', '二', '三']) await newList(harness, subject);
			return { limit: 2 };
		},
		output: [
			{ id: anId, subject: '一', description: 'a & b < c', count: 0, status: 'enabled' },
			{ id: anId, subject: '二', description: 'a & b < c', count: 0, status: 'enabled' },
		],
	},
	{
		operation: 'contactList.getMany',
		shows: 'gives nothing where there is nothing',
		given: () => ({ returnAll: true }),
		output: [],
	},
	{
		operation: 'contactList.update',
		shows: 'changes what was added, and leaves the rest',
		given: async (harness) => ({
			contactList: byId(await newList(harness)),
			updateFields: { status: 'disabled', description: '' },
		}),
		output: [{ success: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.contactLists()).toMatchObject([
				{ subject: '客戶', status: 'disabled', description: '' },
			]);
		},
	},
	{
		operation: 'contactList.delete',
		shows: 'deletes the list with its contacts',
		given: ({ simulator }) => ({
			contactList: byId(simulator.umail.seedContacts({ count: 3 }).listId),
		}),
		output: [{ deleted: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.summary()).toMatchObject({ contactLists: 0, contacts: 0 });
		},
	},
	{
		operation: 'contactList.clear',
		shows: 'takes the contacts out of the list and keeps it',
		given: ({ simulator }) => ({
			contactList: byId(simulator.umail.seedContacts({ count: 3 }).listId),
		}),
		output: [{ cleared: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.summary()).toMatchObject({ contactLists: 1, contacts: 0 });
		},
	},
];
