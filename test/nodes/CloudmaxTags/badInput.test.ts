import type { INodeParameters } from 'n8n-workflow';
import { by, CloudmaxHarness } from './harness';

const cloudmax = new CloudmaxHarness().install();
const ID = by('id', '={{ $json.id }}');

/** Why a bad first item fails beside a good second one, which is not kept from running. */
async function reasonFor(
	operation: string,
	parameters: INodeParameters,
	bad: Record<string, string>,
	good: Record<string, string>,
): Promise<unknown> {
	const run = { items: [bad, good] };
	const { main, errors } = await cloudmax.run(operation, parameters, {
		...run,
		onError: 'continueErrorOutput',
	});
	expect(main.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	return errors[0]?.json['error'];
}

describe('refused here, before anything leaves', () => {
	test.each([
		['', "'Name' is empty"],
		[' \n ', "'Name' is empty"],
		['a\0b', "'Name' has the character U+0000, which cannot be sent"],
		['cut \ud83d', "'Name' has the character U+D83D, which cannot be sent"],
	])('the name %j', async (name, reason) => {
		const parameters = { name: '={{ $json.name }}' };
		expect(await reasonFor('create', parameters, { name }, { name: 'good' })).toBe(reason);
		expect(cloudmax.panel.requests()).toHaveLength(1);
	});

	test.each([
		['delete', {}],
		['clear', {}],
		['update', { newName: 'b' }],
	])('%s without a tag', async (operation, more) => {
		for (const empty of ['', '  ', '\n']) {
			const good = await cloudmax.created('a');
			const before = cloudmax.panel.requests().length;
			expect(await reasonFor(operation, { tag: ID, ...more }, { id: empty }, { id: good })).toBe(
				"'Tag' is empty",
			);
			expect(cloudmax.panel.requests()).toHaveLength(before + 1);
			cloudmax.simulator.reset();
		}
	});

	test('update without a change', async () => {
		const id = await cloudmax.created('a');
		const parameters = { tag: by('id', id), newName: '={{ $json.name }}' };
		expect(await reasonFor('update', parameters, { name: ' ' }, { name: 'b' })).toBe(
			"'New Name' and 'Description' are both empty, and there is no 'Job Type': nothing would change",
		);
	});

	test.each([
		['delete', {}],
		['update', { newName: 'b' }],
		['clear', {}],
	])('%s by what is no ID', async (operation, more) => {
		const ids = ['42.0', '4.2e1', '*', '%', '-1', '0', '+7', '1,2,3', '1001 1002', '1001\n1002'];
		for (const bad of [
			...ids,
			'１００１,１００２',
			'VIP',
			'1001;',
			"1' OR '1'='1",
			'null',
			'0x3E9',
		]) {
			const good = await cloudmax.created('a');
			cloudmax.panel.addMembers(good, '0912345678');
			const before = cloudmax.panel.requests().length;
			expect(await reasonFor(operation, { tag: ID, ...more }, { id: bad }, { id: good })).toContain(
				'which is not the ID of a tag: only digits are',
			);
			expect(cloudmax.panel.requests()).toHaveLength(before + 1);
			cloudmax.simulator.reset();
		}
	});

	test('clear by name says that an id is needed', async () => {
		const id = await cloudmax.created('a');
		cloudmax.panel.addMembers(id, '0912345678');
		const { error } = await cloudmax.run('clear', { tag: by('name', 'a') });
		expect(error?.message).toContain("'Tag' is the name 'a'");
		expect(error?.message).toContain('by its ID only');
		expect(cloudmax.panel.tag(id)?.members).toEqual(['0912345678']);
	});

	test('a choice that does not exist', async () => {
		const { error } = await cloudmax.run('create', { name: 'a', jobType: '={{ "fax" }}' });
		expect(error?.message).toBe("'Job Type' is 'fax'; it can be email, sms");
		expect(cloudmax.panel.requests()).toEqual([]);
	});
});

describe('refused by Cloudmax', () => {
	test('a name that exists: 111', async () => {
		await cloudmax.created('taken');
		const parameters = { name: '={{ $json.name }}' };
		expect(await reasonFor('create', parameters, { name: 'taken' }, { name: 'free' })).toBe(
			'A tag of that name exists already',
		);
	});

	test.each([
		['delete', {}],
		['update', { newName: 'b' }],
	])('%s of a name that does not exist: 113', async (operation, more) => {
		await cloudmax.created('there');
		const parameters = { tag: by('name', '={{ $json.name }}'), ...more };
		expect(await reasonFor(operation, parameters, { name: 'gone' }, { name: 'there' })).toBe(
			'There is no tag of that name',
		);
	});

	test.each([
		['delete', {}],
		['update', { newName: 'b' }],
		['clear', {}],
	])('%s of an id that does not exist: 115', async (operation, more) => {
		const id = await cloudmax.created('there');
		expect(await reasonFor(operation, { tag: ID, ...more }, { id: '999999' }, { id })).toBe(
			'There is no tag with that ID',
		);
	});

	test.each([
		['a wrong password', { password: 'TAG-demo+pass&2026' }],
		['a wrong account', { loginName: 'NOBODY' }],
	])('%s: 1000', async (_what, account) => {
		const { error } = await cloudmax.run('create', { name: 'a' }, { account });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			failure: { cause: 'credential-invalid' },
			context: { itemIndex: 0 },
		});
		expect(error?.description).toContain("Check 'Login Name' and 'Password'");
		expect(error?.description).toContain('Code: 1000, text: No Licence at Page');
		expect(JSON.stringify(error)).not.toContain('TAG-demo');
	});

	test('an account without a licence: 1000', async () => {
		cloudmax.panel.changeAccount({ licensed: false });
		const { error } = await cloudmax.run('create', { name: 'a' });
		expect(error?.message).toContain('does not license this API');
	});
});

test('where the first item that fails stops, no later one has left', async () => {
	await cloudmax.created('a');
	const { error, main } = await cloudmax.run(
		'create',
		{ name: '={{ $json.name }}' },
		{ items: [{ name: 'b' }, { name: 'a' }, { name: 'c' }, { name: 'd' }] },
	);
	expect(error).toMatchObject({ name: 'NodeApiError', context: { itemIndex: 1 } });
	expect(main).toEqual([]);
	expect(cloudmax.panel.tags().map(({ name }) => name)).toEqual(['a', 'b']);
});
