import { byId, type UMailHarness } from '../harness';
import { anId, type OperationCase } from './case';

const seeded = ({ simulator }: UMailHarness, count = 1): string =>
	simulator.umail.seedContacts({ count }).listId;

/** The ID of the only contact. */
const onlyId = (harness: UMailHarness): string => {
	const listId = seeded(harness);
	return harness.simulator.umail.contacts(listId)[0]?.id ?? '';
};

const aNote: unknown = expect.stringMatching(/^U-Mail imports the contacts later/u);
const aTime: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
const rowOf = (number: number) => ({
	id: anId,
	listId: anId,
	address: `user${number}@bulk.example`,
	fullname: `客户${number}`,
	birthday: null,
	phone: '',
	area: '',
	time: aTime,
});

/** Contacts. */
export const contactCases: readonly OperationCase[] = [
	{
		operation: 'contact.create',
		shows: 'adds a contact with all that is told of it, and gives its ID',
		given: (harness) => ({
			contactList: byId(seeded(harness, 0)),
			address: ' ann@example.com ',
			additionalFields: {
				fullname: '安; 妮',
				sex: 'F',
				birthday: '1986/8/10',
				phone: '0912345678',
				area: '台北, 中山',
				var1: '一',
				var10: 'line\nbreak',
			},
		}),
		output: [{ id: anId, message: null, address: 'ann@example.com' }],
		then({ simulator }, [made]) {
			const vars = ['一', '', '', '', '', '', '', '', '', 'line\nbreak'];
			expect(simulator.umail.contacts()).toMatchObject([
				{
					id: made?.['id'],
					address: 'ann@example.com',
					fullname: '安; 妮',
					sex: 'F',
					birthday: '1986-08-10',
					phone: '0912345678',
					area: '台北, 中山',
					vars,
				},
			]);
		},
	},
	{
		operation: 'contact.createMany',
		shows: 'adds a contact in a batch of one, each value in its column',
		given: (harness) => ({
			contactList: byId(seeded(harness, 0)),
			address: 'ann@example.com',
			additionalFields: { phone: '+886 912-345-678', birthday: '1986-08-10', var2: '二' },
		}),
		output: [{ success: true, message: '成功添加 1 个地址', address: 'ann@example.com' }],
		then({ simulator }) {
			expect(simulator.umail.contacts()).toMatchObject([
				{
					address: 'ann@example.com',
					fullname: '',
					sex: '',
					birthday: '1986-08-10',
					phone: '0912345678',
					area: '',
					vars: ['', '二', '', '', '', '', '', '', '', ''],
				},
			]);
		},
	},
	{
		operation: 'contact.importFile',
		shows: 'hands the items in as a file, which U-Mail imports later',
		given: (harness) => ({
			contactList: byId(seeded(harness, 0)),
			importFrom: 'items',
			columns: { address: 'who', var1: 'level' },
		}),
		input: [
			{ json: { who: 'ann@example.com', 姓名: '安', level: 1, score: 7 } },
			{ json: { who: 'bob@example.com', 姓名: null, level: 2 } },
		],
		output: [
			{
				queued: true,
				contactListId: anId,
				taken: 2,
				leftOut: 0,
				reasons: {},
				emptiedValues: {},
				ignoredColumns: ['score'],
				message: '文件已提交, 等待导入',
				note: aNote,
			},
		],
		then({ simulator }) {
			expect(simulator.umail.contacts()).toEqual([]);
			simulator.clock.advance(60_000);
			expect(simulator.umail.contacts()).toMatchObject([
				{
					address: 'ann@example.com',
					fullname: '安',
					vars: ['1'],
				},
				{ address: 'bob@example.com', fullname: '' },
			]);
		},
	},
	{
		operation: 'contact.getMany',
		shows: 'gives the contacts of a list, simplified',
		given(harness) {
			seeded(harness);
			return { from: 'contactList', contactList: byId(seeded(harness, 2)) };
		},
		output: [rowOf(1), rowOf(2)],
	},
	{
		operation: 'contact.getMany',
		shows: 'gives those of all lists that are looked for',
		given(harness) {
			seeded(harness, 12);
			return { from: 'all', filters: { keyword: '客户12' } };
		},
		output: [rowOf(12)],
	},
	{
		operation: 'contact.getMany',
		shows: 'gives those that are in no list, with all that U-Mail says of them',
		given({ simulator }) {
			simulator.umail.seedContacts({ count: 1 });
			simulator.umail.seedContacts({ listId: '0', count: 1, first: 5 });
			simulator.umail.changeSettings({ repeatAddress: true, layout: 'indented' });
			return { from: 'unclassified', simplify: false };
		},
		output: [
			{
				...rowOf(5),
				listId: '0',
				...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`var${index + 1}`, ''])),
			},
		],
	},
	{
		operation: 'contact.update',
		shows: 'changes what was added, and leaves the rest',
		given: (harness) => ({
			id: onlyId(harness),
			updateFields: { address: 'new@example.com', sex: 'M', birthday: '', var3: '三' },
		}),
		output: [{ success: true, message: '操作成功' }],
		then({ simulator }) {
			const [contact] = simulator.umail.contacts();
			expect(contact).toMatchObject({
				address: 'new@example.com',
				fullname: '客户1',
				sex: 'M',
				birthday: '',
			});
			expect(contact?.vars[2]).toBe('三');
		},
	},
	{
		operation: 'contact.update',
		shows: 'leaves what an expression gives as null',
		given: (harness) => ({
			id: onlyId(harness),
			updateFields: { fullname: '={{ null }}', phone: '={{ null }}', area: '台北' },
		}),
		output: [{ success: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.contacts()).toMatchObject([{ fullname: '客户1', area: '台北' }]);
		},
	},
	{
		operation: 'contact.delete',
		shows: 'deletes the contact',
		given: (harness) => ({ id: onlyId(harness) }),
		output: [{ deleted: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.contacts()).toEqual([]);
		},
	},
];
