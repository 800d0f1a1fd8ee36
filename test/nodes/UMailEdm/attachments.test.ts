import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IBinaryData, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import { runNode, type NodeRun } from '../../engine/engine';
import { newTemplate } from './cases/template';
import { byId, UMailHarness } from './harness';

const harness = new UMailHarness().install();
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const panel = () => harness.simulator.umail;

const PICTURE = Buffer.from([0, 255, 13, 10, 45, 45, 0xe4, 0xb8, 0xad, 13, 10]);
const LARGE = Buffer.alloc(3 * 1024 * 1024, 'x');

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A file as n8n keeps it in the item itself. */
const inItem = (bytes: Buffer, fileName = ''): IBinaryData => ({
	data: bytes.toString('base64'),
	mimeType: 'image/png',
	...(fileName === '' ? {} : { fileName }),
});

/** A store outside of the items, which counts what it has opened. */
class Store {
	readonly streams: Readable[] = [];
	mostOpen = 0;

	/** @param piece bytes of a chunk; n8n's database mode hands a file back as one */
	constructor(
		private readonly bytes: Buffer,
		private readonly piece = bytes.length,
	) {}

	/** A node that finds the files of its items in this store. */
	lentTo(node: UMailEdm): INodeType {
		const fileSize = this.bytes.length;
		const open = this.open.bind(this);
		return {
			description: node.description,
			methods: node.methods,
			async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
				this.helpers.getBinaryMetadata = async () => await Promise.resolve({ fileSize });
				this.helpers.getBinaryStream = open;
				return await node.execute.call(this);
			},
		};
	}

	get stillOpen(): number {
		return this.streams.filter(({ destroyed }) => !destroyed).length;
	}

	private async open(id: string): Promise<Readable> {
		if (id.endsWith('lost.txt')) throw new Error('no such file');
		const chunks: Buffer[] = [];
		for (let at = 0; at < this.bytes.length; at += this.piece) {
			chunks.push(this.bytes.subarray(at, at + this.piece));
		}
		const stream = Readable.from(chunks, { objectMode: false });
		this.streams.push(stream);
		this.mostOpen = Math.max(this.mostOpen, this.stillOpen);
		return await Promise.resolve(stream);
	}
}

const stored = (fileName: string): IBinaryData => ({
	data: 'filesystem-v2',
	id: `filesystem-v2:${fileName}`,
	mimeType: 'text/plain',
	fileName,
});

/** Runs an operation on items whose files are in a store. */
async function runWith(
	store: Store,
	operation: string,
	run: Omit<NodeRun, 'node' | 'credentials'>,
) {
	return await runNode({
		...run,
		node: store.lentTo(new UMailEdm()),
		parameters: { resource: 'template', operation, ...run.parameters },
		credentials: { uMailApi: harness.credential() },
	});
}

const shown = () =>
	panel()
		.templates()
		.flatMap(({ attachments }) =>
			attachments.map(({ field, fileName, sha256: hash }) => ({ field, fileName, hash })),
		);

test('a template takes one file along, byte for byte', async () => {
	const { main } = await harness.run(
		'template.create',
		{
			name: '一月',
			subject: '主題',
			content: '<p>簡介</p>',
			additionalFields: { attachments: 'photo' },
		},
		{ input: [{ json: {}, binary: { photo: inItem(PICTURE, '照片 "1".png') } }] },
	);
	expect(main).toHaveLength(1);
	expect(shown()).toEqual([{ field: 'file', fileName: '照片 %221%22.png', hash: sha256(PICTURE) }]);
	expect(panel().templates()).toMatchObject([{ name: '一月', content: '<p>簡介</p>' }]);
	expect(panel().requests().at(-1)).toMatchObject({ doInQuery: true, doubleEncoded: [] });
});

test("several files are 'file[]', each once, and one without a name is called after its field", async () => {
	const template = byId(await newTemplate(harness));
	const binary = { a: inItem(PICTURE, 'a.png'), b: inItem(Buffer.alloc(0)), c: inItem(PICTURE) };
	const { main } = await harness.run(
		'template.addAttachment',
		{ template, attachments: 'a, b\nc,a' },
		{ input: [{ json: {}, binary }] },
	);
	expect(main.map(({ json }) => json)).toEqual([{ success: true, message: '操作成功' }]);
	expect(shown()).toEqual([
		{ field: 'file[]', fileName: 'a.png', hash: sha256(PICTURE) },
		{ field: 'file[]', fileName: 'b', hash: sha256(Buffer.alloc(0)) },
		{ field: 'file[]', fileName: 'c', hash: sha256(PICTURE) },
	]);
});

test.each([
	['in pieces', 65_536],
	['as one chunk', LARGE.length],
])('a large file that its store hands back %s is streamed', async (_how, piece) => {
	const store = new Store(LARGE, piece);
	const template = byId(await newTemplate(harness));
	await runWith(store, 'addAttachment', {
		parameters: { template, attachments: 'a' },
		input: [{ json: {}, binary: { a: stored('large.txt') } }],
	});
	expect(shown()).toEqual([{ field: 'file', fileName: 'large.txt', hash: sha256(LARGE) }]);
	expect(store.stillOpen).toBe(0);
});

test('many items never hold more files open than the window has room for', async () => {
	const store = new Store(PICTURE);
	const { main } = await runWith(store, 'create', {
		parameters: {
			name: 'n',
			subject: 's',
			content: 'c',
			additionalFields: { attachments: 'a, b' },
			options: { concurrency: 3 },
		},
		input: Array.from({ length: 60 }, () => ({
			json: {},
			binary: { a: stored('a.txt'), b: stored('b.txt') },
		})),
	});
	expect(main).toHaveLength(60);
	expect(shown()).toHaveLength(120);
	expect(store.streams).toHaveLength(120);
	expect(store.mostOpen).toBeLessThanOrEqual(6);
	expect(store.stillOpen).toBe(0);
});

test.each([
	['resets the connection', { kind: 'resetBefore' }],
	['ends the connection at once', { kind: 'dead' }],
	['answers with a page', { kind: 'html' }],
] as const)('no file stays open where U-Mail %s', async (_what, fault) => {
	const store = new Store(LARGE, 65_536);
	const template = byId(await newTemplate(harness));
	panel().addFaults({ ...fault, endpoint: 'tpl-attachment-add' });
	const { error } = await runWith(store, 'addAttachment', {
		parameters: { template, attachments: 'a, b' },
		input: [{ json: {}, binary: { a: stored('a.txt'), b: stored('b.txt') } }],
	});
	expect(error).toMatchObject({
		description: matching(/^It may have been carried out/u),
	});
	expect(store.streams).toHaveLength(2);
	expect(store.stillOpen).toBe(0);
});

test('where the store has lost one of the files nothing is sent', async () => {
	const store = new Store(PICTURE);
	const template = byId(await newTemplate(harness));
	const before = panel().requests().length;
	const { error } = await runWith(store, 'addAttachment', {
		parameters: { template, attachments: 'a, b' },
		input: [{ json: {}, binary: { a: stored('a.txt'), b: stored('lost.txt') } }],
	});
	expect(error).toMatchObject({
		message: 'What was to be sent could not be read',
		description: matching(/Nothing was sent.*no such file/u),
	});
	expect(panel().requests()).toHaveLength(before);
	expect(store.streams).toHaveLength(1);
	expect(store.stillOpen).toBe(0);
});

test.each([
	['x', /'Input Data Field Name\(s\)' names the field 'x', but the item has the binary fields a/u],
	[' , ', /'Input Data Field Name\(s\)' is empty/u],
])("refuses '%s' before any request", async (attachments, said) => {
	const { error } = await harness.run(
		'template.addAttachment',
		{ template: byId('1'), attachments },
		{ input: [{ json: {}, binary: { a: inItem(PICTURE) } }] },
	);
	expect(error?.message).toMatch(said);
	expect(panel().requests()).toEqual([]);
});

describe('deleteAttachment', () => {
	const withTwo = async (): Promise<string> => {
		const id = await newTemplate(harness);
		await harness.run(
			'template.addAttachment',
			{ template: byId(id), attachments: 'a,b' },
			{
				input: [{ json: {}, binary: { a: inItem(PICTURE, 'a.png'), b: inItem(PICTURE, 'b.png') } }],
			},
		);
		return id;
	};
	const left = () => shown().map(({ fileName }) => fileName);

	test.each(['POST', 'GET'])('deletes the one that was named, with %s', async (requestMethod) => {
		const template = byId(await withTwo());
		// As PHP that looks for the ID in the query alone.
		panel().changeSettings({ postWhereGetOnly: 'ignored' });
		const [row] = await harness.json('template.get', { template });
		expect(row?.['attachments']).toMatchObject([{ attaName: 'a.png' }, { attaName: 'b.png' }]);
		const attachmentId = panel().templates()[0]?.attachments[0]?.id ?? '';
		const items = await harness.json(
			'template.deleteAttachment',
			{ template, which: 'one', attachmentId },
			{ account: { requestMethod } },
		);
		expect(items).toEqual([{ deleted: true, message: '操作成功' }]);
		expect(left()).toEqual(['b.png']);
	});

	test('deletes all where that was said', async () => {
		const template = byId(await withTwo());
		await harness.run('template.deleteAttachment', { template, which: 'all' });
		expect(left()).toEqual([]);
		expect(panel().requests().at(-1)?.parameters).toMatchObject({ attachment_id: 'all' });
	});

	test.each(["={{ '' }}", ' ', 'all', '1,2', '={{ undefined }}'])(
		"does not take '%s' for one",
		async (attachmentId) => {
			const template = byId(await withTwo());
			const { error } = await harness.run('template.deleteAttachment', {
				template,
				attachmentId,
			});
			expect(error?.message).toMatch(/^'Attachment ID' is /u);
			expect(left()).toEqual(['a.png', 'b.png']);
		},
	);
});
