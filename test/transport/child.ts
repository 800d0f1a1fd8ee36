import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { onClose } from './localServer';

const run = promisify(execFile);
const transport = path.join(__dirname, '../../dist/transport');

/** In a process of its own: certificates that Node.js trusts are read once, when it starts. */
const script = `
const { UndiciConnection } = require(${JSON.stringify(path.join(transport, 'undici/undiciConnection.js'))});
const { accepted } = require(${JSON.stringify(path.join(transport, '../messaging/outcome.js'))});
const connection = new UndiciConnection({
	concurrency: 1, timeout: 5000, connections: 50, maxResponseBytes: 65536, secrets: [],
});
const textOf = async (file) => {
	let text = '';
	for await (const piece of file) text += piece;
	return text;
};
const reader = {
	isFile: () => true,
	take: async (file) => ({ file: await textOf(file) }),
	readOther: (reply) => accepted({ other: reply.status }),
};
(async () => {
	const ends = [];
	for (const [how, url] of JSON.parse(process.argv[1])) {
		const request = { method: how === 'post' ? 'POST' : 'GET', url, headers: {}, body: how === 'post' ? 'to=1' : null };
		ends.push(how === 'download'
			? await connection.download(request, reader)
			: await connection.exchange(request, (reply) => accepted(reply.status + ' ' + reply.text('big5'))));
	}
	process.stdout.write(JSON.stringify(ends), () => process.exit());
})();
`;

/**
 * Makes requests, one after another, from the shipped build in a process that trusts a certificate.
 *
 * @param environment beside what this process has; proxies of its own are left out
 * @param requests how, and where to
 * @returns how each ended
 */
export async function exchangeInChild(
	certificate: string,
	environment: Readonly<Record<string, string>>,
	requests: readonly (readonly ['get' | 'post' | 'download', string])[],
): Promise<unknown> {
	const folder = await mkdtemp(path.join(tmpdir(), 'trusted-'));
	onClose(async () => {
		await rm(folder, { recursive: true, force: true });
	});
	const file = path.join(folder, 'ca.pem');
	await writeFile(file, certificate);
	const { stdout } = await run(process.execPath, ['-e', script, JSON.stringify(requests)], {
		env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: file, ...environment },
		timeout: 25_000,
	});
	const ends: unknown = JSON.parse(stdout);
	return ends;
}
