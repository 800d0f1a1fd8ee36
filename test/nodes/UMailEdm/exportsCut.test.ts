import { FileStorage } from '../../engine/fileStorage';
import { closeServers } from '../../transport/localServer';
import { RawServer } from '../../transport/rawServer';
import { byId, UMailHarness } from './harness';

const harness = new UMailHarness().install();
let storage: FileStorage;

beforeAll(async () => {
	storage = await FileStorage.start();
});
afterAll(async () => {
	await storage.remove();
});
afterEach(closeServers);

const WHOLE = 'a@bulk.example\tA\r\nb@bulk.example\tB\r\n';
const OPEN = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n';

async function exportOf(bytes: string, output: string, format: string, end: 'end' | 'reset') {
	const server = await RawServer.start((socket) => {
		socket.write(bytes, () => {
			if (end === 'end') socket.end();
			else setTimeout(() => socket.resetAndDestroy(), 50);
		});
	});
	return await harness.run(
		'contactList.exportContacts',
		{ contactList: byId('7'), output, format },
		{ account: { baseUrl: `http://${server.host}/umail` } },
	);
}

const ways = [
	['file', 'csv'],
	['file', 'text'],
	['items', 'csv'],
] as const;

describe.each(ways)('an export as %s (%s)', (output, format) => {
	it.each([
		['whose last line has an end', OPEN + WHOLE, 0],
		['whose last line has none', OPEN + WHOLE.trimEnd(), 1],
		['that stops in a line', OPEN + WHOLE.slice(0, -10), 1],
		['with nothing in it', OPEN, 0],
		[
			'with a length',
			`${OPEN.trimEnd()}\r\nContent-Length: ${WHOLE.length - 2}\r\n\r\n${WHOLE.trimEnd()}`,
			0,
		],
		[
			'in chunks',
			`${OPEN.trimEnd()}\r\nTransfer-Encoding: chunked\r\n\r\n${(WHOLE.length - 2).toString(16)}\r\n${WHOLE.trimEnd()}\r\n0\r\n\r\n`,
			0,
		],
	])('%s', async (_what, bytes, hints) => {
		const run = await exportOf(bytes, output, format, 'end');
		expect(run.error).toBeUndefined();
		const cut = run.hints.filter(({ message }) => message.includes('may have been cut off'));
		expect(cut).toHaveLength(hints);
		if (hints > 0) expect(cut[0]?.message).toContain('after 2 rows');
	});

	it('is none that ends by a reset', async () => {
		const { main, error } = await exportOf(OPEN + WHOLE, output, format, 'reset');
		expect(main).toEqual([]);
		expect(error?.message).toContain("in the middle of the gateway's answer");
	});
});
