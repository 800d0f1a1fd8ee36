import type { CloudmaxCarrier } from '../../../gateways/cloudmax/account';
import { probe } from '../../../gateways/cloudmax/calls/probe';
import { clear } from '../../../gateways/cloudmax/calls/clear';
import { create } from '../../../gateways/cloudmax/calls/create';
import { deleteTag } from '../../../gateways/cloudmax/calls/delete';
import { update } from '../../../gateways/cloudmax/calls/update';
import type { CloudmaxTagChanges } from '../../../gateways/cloudmax/tag';
import type { HttpRequest } from '../../../transport/request';
import { account, decoded, elementsOf, partsOf, tag } from './support';

const URL_OF_API = 'http://api.itpison.com/WebAPI/Groups.aspx';
const getAccount = { ...account, requestMethod: 'GET' } as const;
const login = { ManagerLoginName: account.loginName, ManagerPassword: account.password };
const changes: CloudmaxTagChanges = { newName: '新', description: '', jobType: undefined };

/** Every operation, and the parameters that the document has for it. */
const operations: readonly (readonly [
	name: string,
	build: (chosen: typeof account, carrier: CloudmaxCarrier) => HttpRequest,
	option: string,
	parameters: Record<string, string>,
])[] = [
	[
		'create',
		(chosen, carrier) => create.build(chosen, { tag: { ...tag, description: '註解' }, carrier }),
		'1',
		{ JobType: '1', GroupName: tag.name, GroupClass: '0', Description: '註解' },
	],
	[
		'create for e-mail, blacklist, without a description',
		(chosen, carrier) =>
			create.build(chosen, { tag: { ...tag, jobType: 'email', tagClass: 'blacklist' }, carrier }),
		'1',
		{ JobType: '2', GroupName: tag.name, GroupClass: '1' },
	],
	[
		'create, whitelist',
		(chosen, carrier) => create.build(chosen, { tag: { ...tag, tagClass: 'whitelist' }, carrier }),
		'1',
		{ JobType: '1', GroupName: tag.name, GroupClass: '2' },
	],
	[
		'delete by name',
		(chosen, carrier) => deleteTag.build(chosen, { key: { name: '標籤' }, carrier }),
		'2',
		{ GroupName: '標籤' },
	],
	[
		'delete by id',
		(chosen, carrier) => deleteTag.build(chosen, { key: { id: '007' }, carrier }),
		'2',
		{ GroupID: '007' },
	],
	[
		'rename by id',
		(chosen, carrier) => update.build(chosen, { key: { id: '12' }, changes, carrier }),
		'3',
		{ GroupID: '12', NewGroupName: '新' },
	],
	[
		'describe by name and type',
		(chosen, carrier) =>
			update.build(chosen, {
				key: { name: '舊' },
				changes: { newName: '', description: 'a', jobType: 'email' },
				carrier,
			}),
		'3',
		{ GroupName: '舊', JobType: '2', Description: 'a' },
	],
	[
		'clear',
		(chosen, carrier) => clear.build(chosen, { id: '12', carrier }),
		'100',
		{ GroupID: '12' },
	],
];

describe.each(operations)('%s', (_name, build, option, parameters) => {
	it('is a form', () => {
		const request = build(account, 'form');
		expect(request).toMatchObject({
			method: 'POST',
			url: URL_OF_API,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(decoded(request)).toEqual({ ...login, Option: option, ...parameters });
	});

	it('is a query with GET', () => {
		const request = build(getAccount, 'form');
		expect(request).toMatchObject({ method: 'GET', headers: {}, body: null });
		expect(decoded(request)).toEqual({ ...login, Option: option, ...parameters });
	});

	it.each([account, getAccount])('is one XML document in a field: $requestMethod', (chosen) => {
		const request = build(chosen, 'xml');
		expect(request.method).toBe(chosen.requestMethod);
		const { XmlRequest = '', ...beside } = decoded(request);
		expect(beside).toEqual({ Option: option });
		expect(XmlRequest).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?><REQUEST>/u);
		expect(elementsOf(XmlRequest)).toEqual({ ...login, ...parameters });
	});

	it.each([account, getAccount])(
		'is a file, by POST in any case: $requestMethod',
		async (chosen) => {
			const request = build(chosen, 'xmlFile');
			expect(request).toMatchObject({ method: 'POST', url: URL_OF_API });
			const [first, file, ...others] = await partsOf(request);
			expect(others).toEqual([]);
			expect(first).toEqual({
				head: 'Content-Disposition: form-data; name="Option"',
				content: option,
			});
			expect(file?.head).toContain('name="XmlReqFilePath"; filename="request.xml"');
			expect(file?.head).toContain('Content-Type: text/xml');
			expect(elementsOf(file?.content ?? '')).toEqual({ ...login, ...parameters });
		},
	);

	it('has nothing secret in the address, unless the credential says GET', () => {
		for (const carrier of ['form', 'xml', 'xmlFile'] as const) {
			expect(build(account, carrier).url).toBe(URL_OF_API);
		}
		expect(build(getAccount, 'form').url).toContain('ManagerPassword=Api%2BPW%26%3C1%3E');
		expect(build(getAccount, 'xmlFile').url).toBe(URL_OF_API);
	});
});

describe('a document that the vendor fetches', () => {
	const xmlUrl = 'https://files.example.com/a&b/tag.xml';

	it.each([
		['create', create, '1'],
		['delete', deleteTag, '2'],
		['update', update, '3'],
		['clear', clear, '100'],
	] as const)('%s: only account and option stand beside its address', (_action, call, option) => {
		for (const chosen of [account, getAccount]) {
			const request = call.build(chosen, { xmlUrl });
			expect(request.method).toBe(chosen.requestMethod);
			expect(decoded(request)).toEqual({ ...login, Option: option, XmlReqUrl: xmlUrl });
		}
		expect(call.build(account, { xmlUrl }).url).toBe(URL_OF_API);
	});
});

it('the probe asks for an option that the document does not have, and nothing else', () => {
	const { Option = '', ...rest } = decoded(probe.build(account));
	expect(rest).toEqual(login);
	expect(['', '1', '2', '3', '100']).not.toContain(Option);
});

describe('an empty tag', () => {
	it.each(['', ' ', '\t\n'])('is never sent: %j', (empty) => {
		for (const carrier of ['form', 'xml', 'xmlFile'] as const) {
			expect(() => clear.build(account, { id: empty, carrier })).toThrow('GroupID is empty');
			expect(() => deleteTag.build(account, { key: { id: empty }, carrier })).toThrow(
				'GroupID is empty',
			);
			expect(() => deleteTag.build(account, { key: { name: empty }, carrier })).toThrow(
				'GroupName is empty',
			);
			expect(() => update.build(account, { key: { name: empty }, changes, carrier })).toThrow(
				'is empty',
			);
		}
	});
});

it.each(['http://x.tw/WebAPI', 'http://x.tw/WebAPI/', 'http://x.tw/WebAPI//'])(
	'one slash stands after %s',
	(baseUrl) => {
		expect(clear.build({ ...account, baseUrl }, { id: '1', carrier: 'form' }).url).toBe(
			'http://x.tw/WebAPI/Groups.aspx',
		);
	},
);
