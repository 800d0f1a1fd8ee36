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

async function exportOf(
	bytes: string | Buffer,
	output: string,
	format: string,
	end: 'end' | 'reset',
) {
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

	const damagedBytes = Buffer.concat([
		Buffer.from(`${OPEN}a@bulk.example\t許\nb@bulk.example\tX`),
		Buffer.of(0xff),
		Buffer.from('Y\nc@bulk.example\t'),
		Buffer.of(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80),
		Buffer.from('\n'),
	]);

	it('keeps all rows where a byte is no character, and says so', async () => {
		const { main, error, hints } = await exportOf(damagedBytes, output, format, 'end');
		expect(error).toBeUndefined();
		const said = hints.filter(({ message }) => message.includes('something that is no character'));
		// The text is handed on byte for byte, and was not read.
		expect(said).toHaveLength(format === 'text' ? 0 : 1);
		if (output === 'items') {
			expect(main.map(({ json }) => Object.values(json))).toEqual([
				['a@bulk.example', '許'],
				['b@bulk.example', 'X\ufffdY'],
				['c@bulk.example', '😀'],
			]);
			return;
		}
		expect(main[0]?.json['rows']).toBe(3);
		const file = await storage.read(main[0]?.binary?.['data']);
		if (format === 'text') expect(file).toEqual(damagedBytes.subarray(OPEN.length));
		else expect(file.toString()).toMatch(/b@bulk\.example,X\ufffdY\r?\nc@bulk\.example,😀\r?\n$/u);
	});

	it('is none that ends by a reset', async () => {
		const { main, error } = await exportOf(OPEN + WHOLE, output, format, 'reset');
		expect(main).toEqual([]);
		expect(error?.message).toContain("in the middle of the gateway's answer");
	});
});
