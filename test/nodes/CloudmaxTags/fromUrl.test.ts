import { closeServers, LocalServer } from '../../transport/localServer';
import { by, CloudmaxHarness, jsonOf } from './harness';

const cloudmax = new CloudmaxHarness().install();

afterEach(closeServers);

async function serve(elements: string): Promise<string> {
	const xml = `<?xml version="1.0" encoding="utf-8"?><REQUEST>${elements}</REQUEST>`;
	const server = await LocalServer.start((_received, response) => void response.end(xml));
	return `${server.url}/tags/request.xml`;
}

const from = (xmlUrl: string) => ({ options: { parameterCarrier: 'xmlRequestUrl', xmlUrl } });

test.each(['POST', 'GET'])('create, by %s', async (requestMethod) => {
	const xmlUrl = await serve(
		'<GroupName>A &amp; 貴賓</GroupName><JobType>1</JobType><GroupClass>1</GroupClass>',
	);
	const { main } = await cloudmax.run(
		'create',
		{ name: 'left over from another way', ...from(xmlUrl) },
		{ account: { requestMethod } },
	);
	const [tag] = cloudmax.panel.tags();
	expect(tag).toMatchObject({ name: 'A & 貴賓', jobType: 1, groupClass: 1 });
	expect(jsonOf({ main })).toEqual([{ id: tag?.id }]);
	const [request] = cloudmax.panel.requests();
	const beside = request?.parameters.filter(({ carrier }) => ['query', 'form'].includes(carrier));
	expect(beside?.map(({ name }) => name).sort()).toEqual([
		'managerloginname',
		'managerpassword',
		'option',
		'xmlrequrl',
	]);
	expect(request?.passwordInUrl).toBe(requestMethod === 'GET');
});

test('update', async () => {
	const id = await cloudmax.created('a');
	const xmlUrl = await serve(`<GroupID>${id}</GroupID><NewGroupName>b</NewGroupName>`);
	const { main } = await cloudmax.run('update', from(xmlUrl));
	expect(jsonOf({ main })).toEqual([{ success: true }]);
	expect(cloudmax.panel.tag(id)?.name).toBe('b');
});

test.each([
	['delete', { deleted: true }],
	['clear', { cleared: true }],
])('%s', async (operation, json) => {
	const id = await cloudmax.created('a');
	const other = await cloudmax.created('b');
	for (const one of [id, other]) cloudmax.panel.addMembers(one, '0912345678');
	const xmlUrl = await serve(`<GroupID>${id}</GroupID>`);
	const { main } = await cloudmax.run(operation, { tag: by('id', other), ...from(xmlUrl) });
	expect(jsonOf({ main })).toEqual([json]);
	expect(cloudmax.panel.tag(id)?.members ?? []).toEqual([]);
	expect(cloudmax.panel.tag(other)?.members).toEqual(['0912345678']);
});

test('what Cloudmax cannot fetch ends as Cloudmax says', async () => {
	const { error } = await cloudmax.run('create', from('http://127.0.0.1:9/request.xml'));
	expect(error).toMatchObject({ name: 'NodeApiError' });
	expect(cloudmax.panel.tags()).toEqual([]);
});

test.each([
	['', "'XML URL' is empty"],
	['request.xml', 'not an address that starts with https:// or http://'],
	['ftp://files.example.com/request.xml', 'not an address that starts with'],
	['https://files.example.com/request.txt', 'does not end in .xml'],
	['https://files.example.com/request.xml?token=1', 'does not end in .xml'],
])('the address %j is refused before anything leaves', async (xmlUrl, message) => {
	const { error } = await cloudmax.run('create', from(xmlUrl));
	expect(error?.message).toContain(message);
	expect(cloudmax.panel.requests()).toEqual([]);
});
