import { buffer } from 'node:stream/consumers';
import type { IBinaryData } from 'n8n-workflow';
import { binaryFile, type BinaryFile } from '../../../operations/files/binaryInput';
import { Run } from '../../../operations/run';
import { runNode } from '../../engine/engine';
import { FileStorage } from '../../engine/fileStorage';
import { nodeThat } from '../fixtures';

/** What a node finds in its item. */
async function read(
	binary: Record<string, IBinaryData>,
	property: string,
): Promise<{
	file?: BinaryFile;
	bytes?: Buffer;
	problem?: string | undefined;
	hints: string[];
}> {
	let found: { file?: BinaryFile; bytes?: Buffer } = {};
	const { error, hints } = await runNode({
		node: nodeThat([], async (context) => {
			const file = await binaryFile(new Run(context), 0, property, 'Attachments');
			found = { file, bytes: await buffer(await file.open()) };
			return [];
		}),
		parameters: {},
		input: [{ json: {}, binary }],
	});
	return { ...found, problem: error?.message, hints: hints.map(({ message }) => message) };
}

const picture: IBinaryData = {
	data: Buffer.from([0xff, 0xd8, 0xff, 0x00]).toString('base64'),
	mimeType: 'image/jpeg',
	fileName: '照片.jpg',
};

it('reads what n8n keeps in the item itself', async () => {
	const { file, bytes } = await read({ photo: picture }, 'photo');
	expect(file).toMatchObject({ fileName: '照片.jpg', contentType: 'image/jpeg', length: 4 });
	expect(bytes).toEqual(Buffer.from([0xff, 0xd8, 0xff, 0x00]));
});

it('cleans a name and a type that would break a request, and says so', async () => {
	const { file, hints } = await read(
		{ photo: { ...picture, fileName: '../a\0b\r\nX: 1.jpg', mimeType: 'image/jpeg\r\nX-A: 1' } },
		'photo',
	);
	expect(file).toMatchObject({ fileName: 'abX: 1.jpg', contentType: 'application/octet-stream' });
	expect(hints).toEqual([
		"The name of the file in 'photo' cannot be sent as it is: 'abX: 1.jpg' was used",
		"The MIME type of the file in 'photo' cannot be sent as it is: 'application/octet-stream' was used",
	]);
	const clean = await read({ photo: picture }, 'photo');
	expect(clean.hints).toEqual([]);
});

it('reads an empty file', async () => {
	const { file, bytes } = await read({ photo: { ...picture, data: '' } }, 'photo');
	expect(file?.length).toBe(0);
	expect(bytes).toHaveLength(0);
});

it.each([
	['that is not there', 'picture', /'Attachments' names the field 'picture', but .* photo, note/u],
	['of every object', 'constructor', /'Attachments' names the field 'constructor'/u],
])('refuses a field %s, and says which there are', async (_what, property, said) => {
	const { problem } = await read({ photo: picture, note: picture }, property);
	expect(problem).toMatch(said);
});

it('says that an item has no binary data', async () => {
	expect((await read({}, 'photo')).problem).toMatch(/the item has no binary data/u);
});

it('asks n8n once for the size of a file that items share', async () => {
	const storage = await FileStorage.start();
	try {
		const shared = await storage.store(Buffer.from('shared'), 'shared.txt');
		const other = await storage.store(Buffer.from('another'), 'another.txt');
		const asked: string[] = [];
		const lengths: (number | undefined)[] = [];
		await runNode({
			node: nodeThat([], async (context) => {
				const { helpers } = context;
				const ask = helpers.getBinaryMetadata.bind(helpers);
				helpers.getBinaryMetadata = async (id) => {
					asked.push(id);
					return await ask(id);
				};
				const run = new Run(context);
				for (const item of run.items.keys()) {
					lengths.push((await binaryFile(run, item, 'file', 'File')).length);
				}
				return [];
			}),
			parameters: {},
			input: [shared, shared, other].map((file) => ({ json: {}, binary: { file } })),
		});
		expect(lengths).toEqual([6, 6, 7]);
		expect(asked).toEqual([shared.id, other.id]);
	} finally {
		await storage.remove();
	}
});
