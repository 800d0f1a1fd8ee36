import { inspect } from 'node:util';
import type { NodeOutput } from '../../engine/engine';
import { closeServers, LocalServer, type Received } from '../../transport/localServer';
import { message, MitakeHarness, numbers } from './harness';

const mitake = new MitakeHarness().install();
const TOKEN = 'Token-of-nobody/else+1';
const SECRET = 'Secret &+"of" 誰';

afterEach(closeServers);

/** What a gateway can say that has the token and the secret in it. */
const echoes: Readonly<
	Record<string, (said: string) => { body: string; status?: number; location?: string }>
> = {
	'a code and a text': (said) => ({ body: JSON.stringify({ code: '2001', description: said }) }),
	'a code': (said) => ({ body: JSON.stringify({ code: said }) }),
	'a page': (said) => ({ body: `<html><body>${said}</body></html>`, status: 502 }),
	'a page with 200': (said) => ({ body: said }),
	'a refusal without a code': (said) => ({ body: said, status: 401 }),
	'a redirect': (said) => ({
		body: '',
		status: 302,
		location: `https://example.com/?${encodeURIComponent(said)}`,
	}),
	"a message's text": (said) => ({
		body: JSON.stringify({ batchID: '1', messages: [{ msgID: '1', status: 1, statusDesc: said }] }),
	}),
	"a message's code": (said) => ({
		body: JSON.stringify({ batchID: '1', messages: [{ msgID: '1', status: said }] }),
	}),
};

/** A gateway that repeats what it was sent, in the way that the recipient stands for. */
async function echoing(): Promise<LocalServer> {
	return await LocalServer.start(({ path, headers, body }: Received, response) => {
		if (path.endsWith('Token')) {
			response.end(JSON.stringify({ accessToken: TOKEN, expiresIn: '3600' }));
			return;
		}
		const [, echo] = Object.entries(echoes).find(([name]) => body.includes(`<${name}>`)) ?? [];
		const said = echo?.(`${headers['authorization']} ${SECRET}`) ?? { body: '' };
		const { status = 200, location } = said;
		response.writeHead(status, location === undefined ? {} : { location }).end(said.body);
	});
}

/** Fails where a token or a secret can be read in anything that a user can see. */
function expectNoSecret(output: NodeOutput): void {
	const { error } = output;
	const shown = JSON.stringify([output, error, error?.stack]) + inspect(output, { depth: 20 });
	for (const secret of [TOKEN, SECRET]) {
		expect(shown).not.toContain(secret);
		expect(shown).not.toContain(encodeURIComponent(secret));
		expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
	}
}

test('token and secret are in no output and no hint', async () => {
	const { url: baseUrl } = await echoing();
	const names = Object.keys(echoes);
	const output = await mitake.send(
		numbers(names.length).map((to, index) => message(to, `<${names[index] ?? ''}>`)),
		{},
		{ account: { baseUrl, clientSecret: SECRET }, onError: 'continueErrorOutput' },
	);
	expect(output.errors).toHaveLength(names.length - 1);
	expect(JSON.stringify(output)).toContain('***');
	expectNoSecret(output);
});

test.each(['a code and a text', 'a refusal without a code'])('in no error: %s', async (name) => {
	const { url: baseUrl } = await echoing();
	const account = { baseUrl, clientSecret: SECRET };
	const output = await mitake.send([message('0912345678', `<${name}>`)], {}, { account });
	expect(output.error?.description).toContain('bearer *** ***');
	expectNoSecret(output);
});

test.each([
	`{"access_token":"${TOKEN}","expires_in":3600}`,
	`{"accessToken":"Bearer ${TOKEN}"}`,
	`{"accessToken":"${TOKEN}","expiresIn":"33`,
	`[{"accessToken":"${TOKEN}"}]`,
	`<accessToken>${TOKEN}</accessToken>`,
	`<b>Warning</b>: line 3\n{"accessToken":"${TOKEN}"}`,
])('nor of an answer to a request for a token that is not as expected: %s', async (body) => {
	const server = await LocalServer.start((_received, response) => {
		response.end(body);
	});
	const account = { baseUrl: server.url, clientSecret: SECRET };
	for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
		const output = await mitake.send([message('0912345678')], {}, { account, onError });
		expect(JSON.stringify([output, output.error?.message])).toContain('Mitake gave no token');
		expectNoSecret(output);
	}
});

test('nor where the gateway repeats the secret to whom it gives no token', async () => {
	const server = await LocalServer.start((_received, response) => {
		response.end(JSON.stringify({ code: '1004', description: `no ${SECRET}` }));
	});
	const account = { baseUrl: server.url, clientSecret: SECRET };
	const output = await mitake.send([message('0912345678')], {}, { account });
	expect(output.error?.description).toContain('Code: 1004');
	expect(output.error?.description).not.toContain('text');
	expectNoSecret(output);
});
