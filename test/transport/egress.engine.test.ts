import { createServer } from 'node:net';
import { NodeConnectionTypes, type IExecuteFunctions, type INodeType } from 'n8n-workflow';
import { secureLookup, type EgressFilter } from '../../transport/undici/egress';
import { NotLeft } from '../../transport/undici/notLeft';
import { runNode } from '../engine/engine';
import { connectionTo, ended, get, takeAll } from './exchange';
import { closeServers, LocalServer, onClose, portOf } from './localServer';

// Read when the filter is first asked for.
process.env['N8N_SSRF_PROTECTION_ENABLED'] = 'true';

afterEach(closeServers);

/** n8n's own filter, as a node is lent it. */
async function filterOfN8n(): Promise<EgressFilter> {
	let filter: EgressFilter | undefined;
	const node: INodeType = {
		description: {
			displayName: 'Borrower',
			name: 'borrower',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Borrower' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			filter = this.helpers.getSecureEgressFilter();
			return await Promise.resolve([[]]);
		},
	};
	await runNode({ node, parameters: {} });
	if (filter === undefined) throw new Error('n8n lent no filter');
	return filter;
}

it.each([
	'127.0.0.1',
	'localhost',
	'[::1]',
	'[::ffff:127.0.0.1]',
	'0.0.0.0',
	'[::]',
	'[0:0:0:0:0:0:0:0]',
	'[::0]',
	'[::ffff:0.0.0.0]',
])("n8n's own filter lets nothing reach %s", async (host) => {
	const onIpv4 = await LocalServer.start();
	let connections = 0;
	const onAll = createServer((socket) => {
		connections++;
		socket.destroy();
	});
	await new Promise<void>((resolve) => onAll.listen(0, resolve));
	onClose(async () => {
		await new Promise((resolve) => onAll.close(resolve));
	});
	const connection = connectionTo({ egressFilter: await filterOfN8n() });
	for (const port of [onIpv4.port, portOf(onAll)]) {
		const outcome = ended(await connection.exchange(get(`http://${host}:${port}/`), takeAll));
		expect(outcome).toMatchObject({
			outcome: 'notSent',
			code: 'EGRESS_BLOCKED',
			cause: 'configuration-invalid',
		});
		expect(outcome.text).toContain('restricted IP address');
		expect(outcome.advice).not.toContain('safe to run this again');
	}
	expect(connections + onIpv4.connections).toBe(0);
});

it("is what n8n's own lookup refuses with, too", async () => {
	const lookup = secureLookup(await filterOfN8n());
	const error = await new Promise((resolve) => {
		lookup('localhost', { all: true }, resolve);
	});
	expect(error).toBeInstanceOf(NotLeft);
	expect(error).toMatchObject({ failure: { code: 'EGRESS_BLOCKED' } });
});

it('is not what DNS does not know', async () => {
	const connection = connectionTo({ egressFilter: await filterOfN8n() });
	const outcome = ended(await connection.exchange(get('http://nonexistent.invalid/'), takeAll));
	expect(outcome.outcome).toBe('notSent');
	expect(outcome.code).toMatch(/^(?:ENOTFOUND|EAI_AGAIN)$/u);
});
