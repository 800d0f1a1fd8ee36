/** The contacts of a gateway, read by a contestant in a process of its own: how many, how long, and which. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { runNode, type NodeRun } from '../test/engine/engine';
import { builtNode } from './builtNode';
import { helperPages } from './helperPages';
import { elapsed } from './measure';
import { serve, setupOfThis } from './peer';
import { uMailAccount } from './uMailAccount';

const { url } = z.object({ url: z.string() }).parse(setupOfThis());

const question = z.object({
	reader: z.enum(['node', 'loop']),
	/** Contacts of a page, and how many pages: the loop's. */
	limit: z.number(),
	pages: z.number(),
});

const runs: Readonly<
	Record<'node' | 'loop', (asked: z.infer<typeof question>) => Promise<NodeRun>>
> = {
	node: async () => ({
		node: await builtNode('uMailEdm'),
		parameters: {
			resource: 'contact',
			operation: 'getMany',
			from: 'all',
			returnAll: true,
			simplify: false,
		},
		credentials: { uMailApi: uMailAccount(url) },
	}),
	loop: async ({ limit, pages }) =>
		await Promise.resolve({
			node: helperPages(`${url}/mloperate.php`, limit, pages),
			parameters: {},
		}),
};

serve(async (asked) => {
	const what = question.parse(asked);
	const run = await runs[what.reader](what);
	globalThis.gc?.();
	let contacts: unknown[] = [];
	const ms = await elapsed(async () => {
		const { main, error } = await runNode(run);
		if (error !== undefined) throw error;
		contacts = main.map(({ json }) => json);
	});
	const hash = createHash('sha256');
	for (const contact of contacts) hash.update(JSON.stringify(contact));
	return { ms, count: contacts.length, hash: hash.digest('hex') };
});
