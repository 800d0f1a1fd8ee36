import fc from 'fast-check';
import { CloudmaxHarness, WAYS, by, jsonOf } from './harness';

const cloudmax = new CloudmaxHarness().install();

describe.each(WAYS)('$requestMethod, $parameterCarrier', ({ requestMethod, parameterCarrier }) => {
	const rest = { account: { requestMethod } };
	const options = { parameterCarrier };

	test('a tag is created, changed, cleared and deleted', async () => {
		const { main: created } = await cloudmax.run(
			'create',
			{
				name: '貴賓 & "VIP"',
				jobType: 'email',
				tagClass: 'whitelist',
				description: '註解',
				options,
			},
			rest,
		);
		const [tag] = cloudmax.panel.tags();
		expect(tag).toMatchObject({
			name: '貴賓 & "VIP"',
			jobType: 2,
			groupClass: 2,
			description: '註解',
		});
		expect(jsonOf({ main: created })).toEqual([
			{
				id: tag?.id,
				name: '貴賓 & "VIP"',
				jobType: 'email',
				tagClass: 'whitelist',
				description: '註解',
			},
		]);
		const id = tag?.id ?? '';
		cloudmax.panel.addMembers(id, 'a@example.com', 'b@example.com');

		const { main: updated } = await cloudmax.run(
			'update',
			{ tag: by('name', '貴賓 & "VIP"'), newName: '新 <名>', jobType: 'email', options },
			rest,
		);
		expect(jsonOf({ main: updated })).toEqual([{ success: true }]);
		expect(cloudmax.panel.tag(id)).toMatchObject({ name: '新 <名>', description: '註解' });
		const { main: described } = await cloudmax.run(
			'update',
			{ tag: by('id', id), description: "it's new", options },
			rest,
		);
		expect(jsonOf({ main: described })).toEqual([{ success: true, id }]);
		expect(cloudmax.panel.tag(id)).toMatchObject({ name: '新 <名>', description: "it's new" });

		const { main: cleared } = await cloudmax.run('clear', { tag: by('id', id), options }, rest);
		expect(jsonOf({ main: cleared })).toEqual([{ cleared: true }]);
		expect(cloudmax.panel.tag(id)?.members).toEqual([]);

		const { main: deleted } = await cloudmax.run(
			'delete',
			{ tag: by('name', '新 <名>'), options },
			rest,
		);
		expect(jsonOf({ main: deleted })).toEqual([{ deleted: true }]);
		expect(cloudmax.panel.tags()).toEqual([]);

		for (const request of cloudmax.panel.requests()) {
			const isGet = requestMethod === 'GET' && parameterCarrier !== 'xmlFile';
			expect(request).toMatchObject({
				method: isGet ? 'GET' : 'POST',
				code: '0',
				passwordInUrl: isGet,
				doubleEncoded: [],
				notUtf8: [],
			});
			expect(request.documents).toHaveLength(parameterCarrier === 'form' ? 0 : 1);
		}
	});

	test('any name and description arrive as they were typed', async () => {
		const unit = fc.constantFrom(
			...[
				'&',
				'<',
				'>',
				'"',
				"'",
				'%',
				'+',
				'=',
				';',
				'#',
				' ',
				'\n',
				'中',
				'國',
				'𠮷',
				'🎉',
				'a',
				'1',
			],
		);
		const text = fc
			.oneof(fc.string({ unit, minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }))
			.map((value) => value.trim())
			.filter((value) => value !== '');
		await fc.assert(
			fc.asyncProperty(text, text, async (name, description) => {
				cloudmax.simulator.reset();
				const { error } = await cloudmax.run(
					'create',
					{ name: '={{ $json.name }}', description: '={{ $json.description }}', options },
					{ ...rest, items: [{ name, description }] },
				);
				expect(error).toBeUndefined();
				expect(cloudmax.panel.tags()).toMatchObject([{ name, description }]);
			}),
			{ numRuns: 25 },
		);
	});
});

describe('create', () => {
	test.each([
		['sms', 1],
		['email', 2],
	])('the job type %s is always said', async (jobType, written) => {
		await cloudmax.run('create', { name: 'a', jobType });
		expect(cloudmax.panel.tags()).toMatchObject([{ jobType: written }]);
		const [request] = cloudmax.panel.requests();
		expect(request?.parameters).toContainEqual(
			expect.objectContaining({ name: 'jobtype', value: `${written}` }),
		);
	});

	test.each([
		['normal', 0],
		['blacklist', 1],
		['whitelist', 2],
	])('the class %s', async (tagClass, groupClass) => {
		await cloudmax.run('create', { name: 'a', tagClass });
		expect(cloudmax.panel.tags()).toMatchObject([{ groupClass }]);
	});

	test('without anything but a name it is a normal tag for SMS', async () => {
		await cloudmax.run('create', { name: 'a' });
		expect(cloudmax.panel.tags()).toMatchObject([{ jobType: 1, groupClass: 0, description: '' }]);
	});

	test('one tag for each item, in order and paired', async () => {
		const items = Array.from({ length: 12 }, (_, index) => ({ name: `tag ${index}` }));
		const { main } = await cloudmax.run('create', { name: '={{ $json.name }}' }, { items });
		expect(cloudmax.panel.tags().map(({ name }) => name)).toEqual(items.map(({ name }) => name));
		expect(main.map(({ json }) => json['id'])).toEqual(cloudmax.panel.tags().map(({ id }) => id));
		expect(main.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(cloudmax.panel.summary().traffic).toMatchObject({ maxRequests: 1 });
	});
});

describe('update', () => {
	test('the job type tells two tags of one name apart', async () => {
		const sms = await cloudmax.created('same', { jobType: 'sms' });
		const email = await cloudmax.created('same', { jobType: 'email' });
		await cloudmax.run('update', { tag: by('name', 'same'), jobType: 'email', newName: 'mail' });
		expect(cloudmax.panel.tag(email)?.name).toBe('mail');
		expect(cloudmax.panel.tag(sms)?.name).toBe('same');
	});

	test.each(['id', 'name'] as const)('a job type alone, by %s', async (mode) => {
		cloudmax.panel.changeSettings({ modifyJobType: 'changes' });
		const id = await cloudmax.created('a', { jobType: 'sms', description: 'kept' });
		const tag = by(mode, mode === 'id' ? id : 'a');
		await cloudmax.run('update', { tag, jobType: 'email' });
		expect(cloudmax.panel.tag(id)).toMatchObject({ name: 'a', description: 'kept', jobType: 2 });
	});

	test('what is left empty stays, whatever an empty field would do', async () => {
		cloudmax.panel.changeSettings({ emptyDescription: 'clears', modifyJobType: 'changes' });
		const id = await cloudmax.created('a', { description: 'kept' });
		await cloudmax.run('update', { tag: by('id', id), newName: 'b' });
		expect(cloudmax.panel.tag(id)).toMatchObject({ name: 'b', description: 'kept', jobType: 1 });
	});
});

test('a later item finds what an earlier one has changed', async () => {
	await cloudmax.created('a');
	const { main } = await cloudmax.run(
		'update',
		{ tag: by('name', '={{ $json.from }}'), newName: '={{ $json.to }}' },
		{
			items: [
				{ from: 'a', to: 'b' },
				{ from: 'b', to: 'c' },
				{ from: 'c', to: 'd' },
			],
		},
	);
	expect(jsonOf({ main })).toEqual([{ success: true }, { success: true }, { success: true }]);
	expect(cloudmax.panel.tags()).toMatchObject([{ name: 'd' }]);
});

test.each([
	['a number', (id: string) => Number(id)],
	['between blanks', (id: string) => `\u3000${id}\n`],
	[
		'full-width',
		(id: string) => id.replace(/\d/gu, (digit) => '０１２３４５６７８９'.charAt(+digit)),
	],
])('an id from an expression may be %s', async (_what, spelled) => {
	const id = await cloudmax.created('a');
	const { main } = await cloudmax.run(
		'delete',
		{ tag: by('id', '={{ $json.id }}') },
		{ items: [{ id: spelled(id) }] },
	);
	expect(jsonOf({ main })).toEqual([{ deleted: true }]);
	expect(cloudmax.panel.tags()).toEqual([]);
});

describe('the forms of a reply', () => {
	test.each([
		{ replyForm: 'csvHeader' },
		{ replyForm: 'csvEquals' },
		{ replyForm: 'csvColon' },
		{ asAttachment: true },
		{ inString: true },
		{ inString: true, root: 'none', encoding: 'utf-16le', byteOrderMark: true },
		{ inString: true, replyForm: 'csvHeader', pageBehind: true },
		{ pageBehind: true },
		{ pageBehind: true, root: 'none', prologEncoding: 'none' },
		{ pageBehind: true, replyForm: 'csvHeader' },
		{ pageBehind: true, replyForm: 'csvEquals', encoding: 'big5' },
		{ pageBehind: true, replyForm: 'csvColon' },
		{ asAttachment: true, replyForm: 'csvHeader', encoding: 'utf-16le', headerCharset: 'none' },
		{ root: 'RESULT', fieldCase: 'lower' },
		{ root: 'nested', fieldCase: 'mixed' },
		{ root: 'none', fieldCase: 'mixed' },
		{ root: 'none', prologEncoding: 'none' },
		{ byteOrderMark: true },
		{ encoding: 'utf-16le', prologEncoding: 'utf-8', headerCharset: 'none' },
		{ encoding: 'utf-16le', prologEncoding: 'utf-8', headerCharset: 'utf-8' },
		{ encoding: 'utf-16le', prologEncoding: 'truthful', byteOrderMark: true },
		{ encoding: 'utf-16be', prologEncoding: 'utf-8', byteOrderMark: true },
		{ encoding: 'utf-16be', headerCharset: 'none', replyForm: 'csvHeader' },
		{ encoding: 'big5', prologEncoding: 'utf-8', headerCharset: 'utf-8' },
		{ encoding: 'big5', prologEncoding: 'none', headerCharset: 'none' },
		{ encoding: 'big5', replyForm: 'csvEquals', headerCharset: 'none' },
	] as const)('%j', async (settings) => {
		cloudmax.panel.changeSettings(settings);
		const { main } = await cloudmax.run('create', { name: '貴賓' });
		expect(main[0]?.json['id']).toBe(cloudmax.panel.tags()[0]?.id);
		cloudmax.panel.addFaults({ kind: 'code', code: 112, text: '標籤新增失敗' });
		const { errors } = await cloudmax.run(
			'create',
			{ name: 'b' },
			{ onError: 'continueErrorOutput' },
		);
		expect(errors[0]?.json).toMatchObject({
			error: 'Cloudmax could not create the tag',
			details: { code: '112', text: '標籤新增失敗' },
		});
	});
});
