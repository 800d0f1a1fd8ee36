import { clear } from '../../../gateways/cloudmax/calls/clear';
import { create } from '../../../gateways/cloudmax/calls/create';
import { deleteTag } from '../../../gateways/cloudmax/calls/delete';
import { update } from '../../../gateways/cloudmax/calls/update';
import { openCloudmax } from '../../../gateways/cloudmax/account';
import { UndiciNetwork } from '../../../transport/undici/network';
import type { Outcome } from '../../../messaging/outcome';
import { closedPort, closeServers, LocalServer, type Answer } from '../../transport/localServer';
import { account, failureOf, tag, valueOf } from './support';

const xml = (code: string, more = ''): string =>
	`<RESPONSE><ERRORCODE>${code}</ERRORCODE><ERRORMSG></ERRORMSG>${more}</RESPONSE>`;
const say =
	(body: string, status = 200, headers: Record<string, string> = {}): Answer =>
	(_received, response) =>
		void response.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(body);
const clientOf = (baseUrl: string, timeout = 10_000) =>
	openCloudmax({ ...account, baseUrl }, new UndiciNetwork({ concurrency: 1, timeout }));
const changes = { newName: 'b', description: '', jobType: undefined };

/** Every operation, with what it does to a tag. */
const operations: readonly (readonly [
	done: string,
	call: (client: ReturnType<typeof openCloudmax>) => Promise<Outcome<unknown>>,
])[] = [
	['created', async (client) => await client.call(create, { tag, carrier: 'form' })],
	['created', async (client) => await client.call(create, { xmlUrl: 'http://x.tw/a.xml' })],
	[
		'changed',
		async (client) => await client.call(update, { key: { id: '1' }, changes, carrier: 'xml' }),
	],
	['changed', async (client) => await client.call(update, { xmlUrl: 'http://x.tw/a.xml' })],
	[
		'deleted',
		async (client) => await client.call(deleteTag, { key: { name: 'a' }, carrier: 'xmlFile' }),
	],
	['cleared', async (client) => await client.call(clear, { id: '1', carrier: 'form' })],
];

afterEach(closeServers);

describe.each(operations)('what may have been %s', (done, call) => {
	it.each([
		['an exception', say(xml('100'))],
		['a code that is not in the table', say(xml('101'))],
		['HTTP 500', say('<html/>', 500)],
		['a page', say('<!DOCTYPE html><html></html>')],
		['an empty answer', say('')],
		['a redirect', say('', 302, { location: 'http://x.tw/back?ErrorCode=0' })],
		['silence', () => undefined],
		['a reset', (_received: unknown, response: { destroy(): unknown }) => void response.destroy()],
	] as const)('is unknown after %s, and is asked for once', async (what, answer) => {
		const server = await LocalServer.start(answer);
		const outcome = await call(clientOf(server.url, what === 'silence' ? 200 : undefined));
		expect(outcome.outcome).toBe('unknown');
		expect(server.requests).toHaveLength(1);
	});

	it('is not where the vendor refused or was not reached', async () => {
		const server = await LocalServer.start(say(xml('113')));
		expect((await call(clientOf(server.url))).outcome).toBe('rejected');
		const dead = await call(clientOf(`http://127.0.0.1:${await closedPort()}`));
		expect(dead.outcome).toBe('notSent');
	});

	it('is done where the code is 0', async () => {
		const server = await LocalServer.start(say(xml('0', '<GROUPID>007</GROUPID>')));
		const value = valueOf(await call(clientOf(server.url)));
		expect(value).toEqual(
			done === 'created' ? '007' : { errorcode: '0', errormsg: '', groupid: '007' },
		);
	});
});

it('a tag that was created without telling its id has none', async () => {
	const server = await LocalServer.start(say(xml('0')));
	expect(valueOf(await clientOf(server.url).call(create, { tag, carrier: 'form' }))).toBeNull();
});

it('a redirect is reported with its target and not followed', async () => {
	const target = await LocalServer.start(say(xml('0')));
	const server = await LocalServer.start(say('', 302, { location: target.url }));
	const outcome = await clientOf(server.url).call(deleteTag, { key: { id: '1' }, carrier: 'form' });
	expect(failureOf(outcome).reason).toContain(`redirected the request to '${target.url}'`);
	expect(target.requests).toEqual([]);
});

it('hides the password in whatever fails, in every form that it was sent in', async () => {
	const escaped = account.password.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
	const inUrl = encodeURIComponent(account.password);
	for (const shown of [account.password, escaped, inUrl]) {
		const server = await LocalServer.start(say(`<html>${shown}</html>`, 500));
		const outcome = await clientOf(server.url).call(create, { tag, carrier: 'xml' });
		expect(failureOf(outcome).text).toBe('<html>***</html>');
	}
});

it('a file arrives whole', async () => {
	const server = await LocalServer.start(say(xml('0', '<GROUPID>1</GROUPID>')));
	const large = { ...tag, name: '貴'.repeat(5000) };
	await clientOf(server.url).call(create, { tag: large, carrier: 'xmlFile' });
	const [received] = server.requests;
	expect(received?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/u);
	expect(received?.body).toContain(`<GroupName>${'貴'.repeat(5000)}</GroupName>`);
});
