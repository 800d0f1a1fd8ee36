/**
 * The node in n8n's engine with n8n's file system storage, what n8n itself does with the same bytes, or
 * the node with items in the place of a file; in a process of its own. Prints the milliseconds, and the
 * peak of its memory.
 */
import { createReadStream } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { runNode, type NodeRun } from '../test/engine/engine';
import { FileStorage } from '../test/engine/fileStorage';
import { nodeThat } from '../test/operations/fixtures';
import { builtNode } from './builtNode';
import { uMailAccount } from './uMailAccount';

const [, , work = '', url = '', file = '', rows = '0'] = process.argv;

/** A node that has n8n store what a stream brings. */
const storing = (open: (context: IExecuteFunctions) => Promise<Readable>): INodeType =>
	nodeThat([], async (context) => {
		const source = await open(context);
		const data = await context.helpers.prepareBinaryData(source, 'file.csv', 'text/csv');
		return [{ json: { rows: Number(rows) }, binary: { data } }];
	});

async function ask(): Promise<IncomingMessage> {
	return await new Promise((resolve, reject) => {
		get(`${url}/mloperate.php?id=${rows}`, resolve).on('error', reject);
	});
}

const theNode = async (operation: string, parameters: INodeParameters = {}): Promise<NodeRun> => ({
	node: await builtNode('uMailEdm'),
	parameters: {
		resource: operation.startsWith('export') ? 'contactList' : 'contact',
		operation,
		contactList: { __rl: true, mode: 'id', value: rows },
		...parameters,
	},
	credentials: { uMailApi: uMailAccount(url) },
});

const items = () =>
	Array.from({ length: Number(rows) }, (_, index) => ({
		email: `user${index}@bulk.example`,
		name: `客户${index}`,
	}));

const works: Readonly<Record<string, (input: INodeExecutionData[]) => Promise<NodeRun>>> = {
	storeOut: async () => await Promise.resolve({ node: storing(ask), parameters: {} }),
	nodeOut: async () => await theNode('exportContacts'),
	storeIn: async (input) =>
		await Promise.resolve({
			node: storing(async (context) => {
				const id = context.getInputData()[0]?.binary?.['data']?.id ?? '';
				return await context.helpers.getBinaryStream(id);
			}),
			parameters: {},
			input,
		}),
	nodeIn: async (input) => ({ ...(await theNode('importFile')), input }),
	itemsOut: async () => await theNode('exportContacts', { output: 'items', returnAll: true }),
	itemsIn: async () => ({
		...(await theNode('createMany', {
			address: '={{ $json.email }}',
			additionalFields: { fullname: '={{ $json.name }}' },
		})),
		items: items(),
	}),
};

async function main(): Promise<void> {
	const storage = await FileStorage.start();
	try {
		const data = await storage.store(createReadStream(file), 'contacts.csv');
		const run = await works[work]?.([{ json: {}, binary: { data } }]);
		if (run === undefined) throw new Error(`no work '${work}'`);
		const start = process.hrtime.bigint();
		const { main: output, error } = await runNode(run);
		const ms = Number(process.hrtime.bigint() - start) / 1e6;
		const peak = process.resourceUsage().maxRSS / 1024;
		if (error !== undefined) throw error;
		const { rows: out, taken } = output[0]?.json ?? {};
		const done = Number(taken ?? out ?? output.length);
		if (done !== Number(rows)) throw new Error(`${work}: ${done} rows`);
		console.log(JSON.stringify({ ms, peak }));
	} finally {
		await storage.remove();
	}
}

void main();
