import { ADD, CloudmaxHarness, CREDENTIALS, fieldOf, form } from './harness';

const harness = new CloudmaxHarness();

describe('the account and the option', () => {
	it.each(['ManagerLoginName', 'ManagerPassword', 'Option'])('without %s is 102', async (name) => {
		const fields = Object.entries({ ...CREDENTIALS, ...ADD }).filter(([other]) => other !== name);
		expect(await harness.codeOfCall(form(Object.fromEntries(fields)))).toBe('102');
		expect(await harness.codeOf({ ...ADD, [name]: '' })).toBe('102');
		expect(harness.panel.tags()).toEqual([]);
	});

	it('takes the login name in any case, the password only as it is', async () => {
		expect(await harness.codeOf({ ...ADD, ManagerLoginName: 'tag-demo' })).toBe('0');
		expect(await harness.codeOf({ ...ADD, ManagerPassword: 'tag-demo+pass&2026' })).toBe('1000');
		expect(await harness.codeOf({ ...ADD, ManagerLoginName: 'other' })).toBe('1000');
	});

	it('without a licence is 1000', async () => {
		harness.panel.changeAccount({
			loginName: 'a',
			password: 'p',
			licensed: false,
			others: [{ loginName: 'b', password: 'p', licensed: true }],
		});
		const codeOf = async (name: string) =>
			await harness.codeOf({ ...ADD, ManagerLoginName: name, ManagerPassword: 'p' });
		expect(await codeOf('a')).toBe('1000');
		expect(await codeOf('b')).toBe('0');
		expect(harness.panel.tags()).toMatchObject([{ owner: 'b' }]);
	});

	it('keeps the tags of accounts apart', async () => {
		const mine = await harness.add();
		harness.panel.changeAccount({ loginName: 'b', password: 'p' });
		const theirs = { ManagerLoginName: 'b', ManagerPassword: 'p' };
		expect(await harness.codeOf({ ...theirs, Option: '2', GroupID: mine })).toBe('115');
		expect(await harness.codeOf({ ...theirs, Option: '2', GroupName: '會員' })).toBe('113');
		expect(await harness.codeOf({ ...theirs, ...ADD })).toBe('0');
	});

	it.each(['0', '4', '1000', 'add', '1,1', 'constructor'])('Option %s is 110', async (Option) => {
		const reply = await harness.post({ ...ADD, Option });
		expect(fieldOf(reply, 'ERRORCODE')).toBe('110');
		expect(fieldOf(reply, 'ERRORMSG')).toBe('Error Option');
		expect(harness.panel.tags()).toEqual([]);
	});

	it('an unknown Option is 110 before the account is checked, or after it', async () => {
		const wrong = { Option: '999', ManagerPassword: 'wrong' };
		expect(await harness.codeOf(wrong)).toBe('110');
		harness.panel.changeSettings({ optionCheckedFirst: false });
		expect(await harness.codeOf(wrong)).toBe('1000');
		expect(await harness.codeOf({ Option: '999' })).toBe('110');
	});
});

describe('adding a tag', () => {
	it('answers its id and keeps every field', async () => {
		const reply = await harness.post({
			...ADD,
			JobType: '1',
			GroupClass: '2',
			Description: 'VIP <1> & 2',
		});
		expect(reply.body).toBe(
			'<?xml version="1.0" encoding="utf-8"?>' +
				'<RESPONSE><ERRORCODE>0</ERRORCODE><ERRORMSG /><GROUPID>1001</GROUPID></RESPONSE>',
		);
		expect(harness.panel.tags()).toEqual([
			{
				id: '1001',
				owner: 'TAG-DEMO',
				name: '會員',
				jobType: 1,
				groupClass: 2,
				description: 'VIP <1> & 2',
				members: [],
			},
		]);
		expect(harness.lastRequest()).toMatchObject({ endpoint: 'add', code: '0', messageId: '1001' });
	});

	it.each([
		['missing', {}],
		['empty', { JobType: '' }],
	])('with JobType %s makes an e-mail tag, not 116', async (_what, fields) => {
		await harness.add(fields);
		expect(harness.panel.tags()).toMatchObject([{ jobType: 2, groupClass: 0, description: '' }]);
	});

	it.each([
		['102', { GroupName: '' }],
		['116', { JobType: '3' }],
		['116', { JobType: 'SMS' }],
		['117', { GroupClass: '3' }],
		['117', { GroupClass: 'x' }],
	])('is refused with %s for %j', async (code, fields) => {
		expect(await harness.codeOf({ ...ADD, ...fields })).toBe(code);
		expect(harness.panel.tags()).toEqual([]);
	});

	it('is 111 for a name that exists, in any case, per job type', async () => {
		await harness.add({ GroupName: 'Vip', JobType: '1' });
		const again = { ...ADD, GroupName: 'VIP' };
		const reply = await harness.post({ ...again, JobType: '1' });
		expect(reply.body).toContain('<ERRORCODE>111</ERRORCODE><ERRORMSG>Duplicate GroupName<');
		expect(fieldOf(reply, 'GROUPID')).toBeUndefined();
		harness.panel.changeSettings({ namesUniquePer: 'account' });
		expect(await harness.codeOf(again)).toBe('111');
		harness.panel.changeSettings({ namesUniquePer: 'jobType' });
		expect(await harness.codeOf(again)).toBe('0');
		harness.panel.changeSettings({ nameCase: 'sensitive' });
		expect(await harness.codeOf({ ...again, JobType: '1' })).toBe('0');
	});

	it('may fail with 112', async () => {
		harness.panel.changeSettings({ createFails: true });
		expect(await harness.codeOf(ADD)).toBe('112');
		expect(harness.panel.tags()).toEqual([]);
	});
});

describe('deleting a tag', () => {
	const DELETE = { Option: '2' };

	it('takes its id or its name', async () => {
		const first = await harness.add({ GroupName: 'one' });
		await harness.add({ GroupName: 'two' });
		expect(await harness.codeOf({ ...DELETE, GroupID: first })).toBe('0');
		expect(await harness.codeOf({ ...DELETE, GroupName: 'TWO' })).toBe('0');
		expect(harness.panel.tags()).toEqual([]);
	});

	it.each([
		['102', {}],
		['102', { GroupID: '', GroupName: '' }],
		['113', { GroupName: 'nobody' }],
		['115', { GroupID: '9' }],
		['115', { GroupID: 'x' }],
	])('is refused with %s for %j', async (code, fields) => {
		await harness.add();
		expect(await harness.codeOf({ ...DELETE, ...fields })).toBe(code);
		expect(harness.panel.tags()).toHaveLength(1);
	});

	it.each([
		['first', 2],
		['last', 1],
	] as const)('by a name of both job types deletes the %s', async (ambiguousName, left) => {
		await harness.add({ JobType: '1' });
		await harness.add({ JobType: '2' });
		harness.panel.changeSettings({ ambiguousName });
		expect(await harness.codeOf({ ...DELETE, GroupName: '會員' })).toBe('0');
		expect(harness.panel.tags()).toMatchObject([{ jobType: left }]);
	});

	it.each([
		['id', 'two'],
		['name', 'one'],
	] as const)('by name and id goes by the %s', async (bothGiven, left) => {
		const one = await harness.add({ GroupName: 'one' });
		await harness.add({ GroupName: 'two' });
		harness.panel.changeSettings({ bothGiven });
		await harness.post({ ...DELETE, GroupID: one, GroupName: 'two' });
		expect(harness.panel.tags()).toMatchObject([{ name: left }]);
	});
});

describe('changing a tag', () => {
	const MODIFY = { Option: '3' };

	it('changes name and description, each by itself', async () => {
		const id = await harness.add({ Description: 'old' });
		expect(await harness.codeOf({ ...MODIFY, GroupID: id, NewGroupName: '貴賓' })).toBe('0');
		expect(harness.panel.tag(id)).toMatchObject({ name: '貴賓', description: 'old' });
		expect(await harness.codeOf({ ...MODIFY, GroupName: '貴賓', Description: 'new' })).toBe('0');
		expect(harness.panel.tag(id)).toMatchObject({ name: '貴賓', description: 'new' });
	});

	it('an empty description keeps the old one, or clears it', async () => {
		const GroupID = await harness.add({ Description: 'old' });
		const change = { ...MODIFY, GroupID, NewGroupName: 'new', Description: '' };
		await harness.post(change);
		expect(harness.panel.tag(GroupID)?.description).toBe('old');
		harness.panel.changeSettings({ emptyDescription: 'clears' });
		expect(await harness.codeOf({ ...MODIFY, GroupID, Description: '' })).toBe('0');
		expect(harness.panel.tag(GroupID)).toMatchObject({ name: 'new', description: '' });
	});

	it.each([
		['102', { NewGroupName: 'x' }],
		['102', { GroupName: '會員' }],
		['102', { GroupName: '會員', NewGroupName: '', Description: '' }],
		['113', { GroupName: 'nobody', NewGroupName: 'x' }],
		['115', { GroupID: '9', NewGroupName: 'x' }],
		['116', { GroupName: '會員', NewGroupName: 'x', JobType: '3' }],
		['113', { GroupName: '會員', NewGroupName: 'x', JobType: '1' }],
		['111', { GroupName: '會員', NewGroupName: 'taken' }],
	])('is refused with %s for %j', async (code, fields) => {
		await harness.add({ GroupName: 'taken' });
		const id = await harness.add({ Description: 'old' });
		expect(await harness.codeOf({ ...MODIFY, ...fields })).toBe(code);
		expect(harness.panel.tag(id)).toMatchObject({ name: '會員', description: 'old' });
	});

	it('may spell its own name otherwise', async () => {
		await harness.add({ GroupName: 'vip' });
		expect(await harness.codeOf({ ...MODIFY, GroupName: 'vip', NewGroupName: 'VIP' })).toBe('0');
		expect(harness.panel.tags()).toMatchObject([{ name: 'VIP' }]);
	});

	it('JobType finds the tag by its name, or changes its type, or is ignored', async () => {
		const sms = await harness.add({ JobType: '1' });
		const email = await harness.add({ JobType: '2' });
		const change = { ...MODIFY, GroupName: '會員', JobType: '2' };
		await harness.post({ ...change, Description: 'found' });
		expect(harness.panel.tag(email)?.description).toBe('found');
		harness.panel.changeSettings({ modifyJobType: 'ignored' });
		await harness.post({ ...change, JobType: '9', Description: 'ignored' });
		expect(harness.panel.tag(sms)).toMatchObject({ description: 'ignored', jobType: 1 });
		harness.panel.changeSettings({ modifyJobType: 'changes' });
		expect(await harness.codeOf(change)).toBe('111');
		expect(await harness.codeOf({ ...change, NewGroupName: 'other' })).toBe('0');
		expect(harness.panel.tag(sms)).toMatchObject({ name: 'other', jobType: 2 });
	});
});

describe('emptying a tag', () => {
	const CLEAR = { Option: '100' };

	it('takes its members and leaves the tag', async () => {
		const GroupID = await harness.add();
		const other = harness.panel.addTag({ name: 'other', members: ['a@example.test'] });
		harness.panel.addMembers(GroupID, 'b@example.test', 'c@example.test');
		expect(harness.panel.summary()).toMatchObject({ tags: 2, members: 3 });
		expect(await harness.codeOf({ ...CLEAR, GroupID })).toBe('0');
		expect(harness.panel.tag(GroupID)).toMatchObject({ name: '會員', members: [] });
		expect(harness.panel.tag(other.id)?.members).toEqual(['a@example.test']);
	});

	it('goes by id alone', async () => {
		const id = await harness.add();
		harness.panel.addMembers(id, 'a@example.test');
		expect(await harness.codeOf(CLEAR)).toBe('102');
		expect(await harness.codeOf({ ...CLEAR, GroupName: '會員' })).toBe('102');
		expect(await harness.codeOf({ ...CLEAR, GroupID: '9' })).toBe('115');
		expect(harness.panel.tag(id)?.members).toEqual(['a@example.test']);
	});
});
