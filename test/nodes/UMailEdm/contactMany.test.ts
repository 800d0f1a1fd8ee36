import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { addContacts, VARIABLES } from '../../../gateways/umail/calls/contact';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { CONTACT_SEPARATORS, withoutSeparators } from '../../../nodes/UMailEdm/separators';
import { UMailHarness } from './harness';

const harness = new UMailHarness().install();
const newList = (): string => harness.simulator.umail.seedContacts({}).listId;

/** Every parameter from the item. */
const parameters: INodeParameters = {
	contactList: { __rl: true, mode: 'id', value: '={{ $json.list }}' },
	address: '={{ $json.address }}',
	additionalFields: {
		fullname: '={{ $json.fullname }}',
		phone: '={{ $json.phone }}',
		var1: '={{ $json.var1 }}',
		var10: '={{ $json.var10 }}',
	},
};
const run = async (
	items: readonly IDataObject[],
	changes: INodeParameters = {},
	rest: Parameters<UMailHarness['run']>[2] = {},
) => await harness.run('contact.createMany', { ...parameters, ...changes }, { items, ...rest });
const batches = () =>
	harness.simulator.umail
		.requests()
		.map(({ parameters: sent }) => sent['ml_addr']?.split('\n').length);
const person = (list: string, number: number, more: IDataObject = {}): IDataObject => ({
	list,
	address: `a${number}@example.com`,
	fullname: `名 ${number}`,
	...more,
});

const someAdded: unknown = expect.stringMatching(/^成功添加 \d+ 个地址$/u);

describe('contact.createMany', () => {
	it('puts up to 500 contacts of a list into a request, and gives each item its own result', async () => {
		const [one, two] = [newList(), newList()];
		const items = Array.from({ length: 1_300 }, (_, number) =>
			person(number % 2 === 0 ? one : two, number),
		);
		const { main, error } = await run(items);
		expect(error).toBeUndefined();
		expect(main.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			items.map(({ address }, item) => [{ success: true, message: someAdded, address }, { item }]),
		);
		expect(batches()).toHaveLength(4);
		const { umail } = harness.simulator;
		for (const [index, list] of [one, two].entries()) {
			expect(umail.contacts(list)).toMatchObject(
				items
					.filter((_, number) => number % 2 === index)
					.map(({ address, fullname }) => ({ address, fullname })),
			);
		}
	});

	it('refuses a value with a separator, names it, and lets the others go', async () => {
		const list = newList();
		const output = await run(
			[
				person(list, 1, { phone: '09;12' }),
				person(list, 2),
				person(list, 3, { var10: 'a\nb' }),
				person(list, 4, { fullname: 'a\tb' }),
				person(list, 5, { address: 'a5@example' }),
				person(list, 6, { address: 'a;6@example.com' }),
				person(list, 7, { address: '' }),
				person(list, 8),
				person(list, 9, { fullname: 'cut \ud83d' }),
			],
			{},
			{ onError: 'continueErrorOutput' },
		);
		expect(output.main.map(({ json }) => json)).toEqual([
			{ success: true, message: someAdded, address: 'a2@example.com' },
			{ success: true, message: someAdded, address: 'a8@example.com' },
		]);
		expect(output.errors.map(({ json, pairedItem }) => [json['error'], pairedItem])).toEqual([
			[
				expect.stringMatching(/^'Phone' contains a semicolon \(;\).*'Separator in Values'/u),
				{ item: 0 },
			],
			[expect.stringMatching(/^'Variable 10' contains a line break/u), { item: 2 }],
			[expect.stringMatching(/^'Full Name' contains a tab/u), { item: 3 }],
			["'Address' is 'a5@example', which is not an e-mail address", { item: 4 }],
			["'Address' is 'a;6@example.com', which is not an e-mail address", { item: 5 }],
			["'Address' is empty", { item: 6 }],
			[expect.stringMatching(/^'Full Name' has half of an emoji/u), { item: 8 }],
		]);
		expect(harness.simulator.umail.contacts().map(({ address }) => address)).toEqual([
			'a2@example.com',
			'a8@example.com',
		]);
	});

	it('replaces separators where the user chose that, and shifts no column', async () => {
		const list = newList();
		await run(
			[
				person(list, 1, { fullname: 'a;b', phone: '1\r\n2', var1: 'x\ty', var10: ';;\n' }),
				person(list, 2),
			],
			{ separatorInValues: 'replace' },
		);
		expect(harness.simulator.umail.contacts()).toMatchObject([
			{
				address: 'a1@example.com',
				fullname: 'a；b',
				phone: '1 2',
				vars: ['x y', '', '', '', '', '', '', '', '', '；；'],
			},
			{ address: 'a2@example.com', fullname: '名 2', phone: '' },
		]);
	});

	it('stops before anything is sent where an item cannot be used', async () => {
		const list = newList();
		const { error, main } = await run([person(list, 1), person(list, 2, { phone: ';' })]);
		expect(main).toEqual([]);
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 1 } });
		expect(batches()).toEqual([]);
	});

	it('gives a refusal to every item of its request, and to no other', async () => {
		const list = newList();
		const output = await run(
			[person(list, 1), person('404', 2), person(list, 3), person('404', 4)],
			{},
			{ onError: 'continueErrorOutput' },
		);
		expect(output.main.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(output.errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
	});

	it('says that contacts may have been added where nobody can know', async () => {
		const list = newList();
		harness.simulator.umail.addFaults({ kind: 'resetAfter', endpoint: 'ml-addr-add' });
		const { error } = await run([person(list, 1)]);
		expect(error?.description).toMatch(/may have been carried out: look before/u);
		expect(harness.simulator.umail.contacts()).toHaveLength(1);
		expect(batches()).toHaveLength(1);
	});

	it('takes for added what the list has already, as U-Mail does', async () => {
		const list = newList();
		const { main } = await run([person(list, 1), person(list, 1), person(list, 2)]);
		expect(main).toHaveLength(3);
		expect(harness.simulator.umail.contacts()).toHaveLength(2);
	});
});

describe('a record of a batch', () => {
	const text = fc.string({
		unit: fc.constantFrom('a', ';', '；', '\n', '\r', '\t', ' ', '名', ','),
	});
	const values = fc.array(text, { minLength: 14, maxLength: 14 });
	const contactOf = ([fullname, phone, area, birthday, ...vars]: readonly string[]) => ({
		address: 'ann@example.com',
		...{ fullname, phone, area, birthday },
		...Object.fromEntries(VARIABLES.map((name, index) => [name, vars[index]])),
	});
	const columns = (contacts: ReturnType<typeof contactOf>[]) =>
		(addContacts.parameters({ listId: '1', contacts })['ml_addr'] ?? '')
			.split('\n')
			.map((line) => line.split(';').length);

	it('has 16 columns whatever is in its values, once they have been replaced', () => {
		fc.assert(
			fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (people) => {
				const contacts = people.map((list) =>
					contactOf(
						list.map((value) => withoutSeparators(value, 'X', 'replace', CONTACT_SEPARATORS)),
					),
				);
				expect(columns(contacts)).toEqual(people.map(() => 16));
			}),
		);
	});

	it('is refused unless every value is as it was', () => {
		fc.assert(
			fc.property(text, (value) => {
				if (/[;\n\r\t]/u.test(value)) {
					expect(() => withoutSeparators(value, 'X', 'refuse', CONTACT_SEPARATORS)).toThrow(
						InputProblem,
					);
				} else {
					expect(withoutSeparators(value, 'X', 'refuse', CONTACT_SEPARATORS)).toBe(value);
				}
			}),
		);
	});
});
