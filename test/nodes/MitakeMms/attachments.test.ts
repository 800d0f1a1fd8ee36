import type { INodeExecutionData } from 'n8n-workflow';
import { fileOf } from '../../gateways/mitake/support';
import { jsonOf, message, MitakeHarness, textOf, withFiles } from './harness';

const mitake = new MitakeHarness().install();
const TO = '0912345678';

/** Sends one item with files, in the fields that are named. */
async function sendFiles(
	files: Parameters<typeof withFiles>[1],
	attachments = Object.keys(files).join(','),
	content = '測試',
) {
	const input = [withFiles(message(TO, content), files)];
	return await mitake.send([], {}, { input, attachments, onError: 'continueRegularOutput' });
}

/** Why a message with these files was not sent. */
async function reasonFor(...given: Parameters<typeof sendFiles>): Promise<string> {
	const { main } = await sendFiles(...given);
	expect(jsonOf({ main })).toMatchObject([{ recipient: TO, accepted: false, status: 'failed' }]);
	expect(mitake.simulator.mitake.requests()).toEqual([]);
	return textOf(main[0]?.json, 'reason');
}

test('files of every type arrive byte for byte, with a fitting name and type', async () => {
	const files = {
		photo: { bytes: fileOf('jpg', 5_000), fileName: 'photo.JPEG' },
		drawing: { bytes: fileOf('png', 3_001), fileName: 'drawing.jpg', mimeType: 'image/jpeg' },
		moving: { bytes: fileOf('gif', 2_002), fileName: '動畫.gif' },
		sound: { bytes: fileOf('mp3', 4_003), fileName: 'song' },
	};
	const { main } = await sendFiles(files, 'photo, drawing\nmoving,sound');
	expect(jsonOf({ main })).toMatchObject([{ accepted: true }]);
	const [batch] = mitake.simulator.mitake.batches();
	expect(batch?.attachments.map(({ name, type }) => [name, type])).toEqual([
		['photo.jpeg', 'jpeg'],
		['drawing.png', 'png'],
		['動畫.gif', 'gif'],
		['song.mp3', 'mp3'],
	]);
	for (const [index, { bytes }] of Object.values(files).entries()) {
		expect(batch?.attachments[index]?.bytes.equals(bytes)).toBe(true);
	}
});

describe('which files go along', () => {
	const picture = { bytes: fileOf('jpg', 1_000), fileName: 'a.jpg' };
	const bare = { json: message(TO) };
	/** Sends items with the parameter as it is given; undefined leaves it as it was. */
	async function sendItems(
		{ input }: { readonly input: INodeExecutionData[] },
		attachments?: string,
	) {
		const parameters = {
			to: '={{ $json.to }}',
			subject: '={{ $json.subject }}',
			content: '={{ $json.content }}',
			options: {},
			...(attachments === undefined ? {} : { attachments }),
		};
		const rest = { input, onError: 'continueRegularOutput' } as const;
		const { main, hints } = await mitake.run('send', parameters, rest);
		const sent = mitake.simulator.mitake.batches().map((batch) => batch.attachments.length);
		const said = hints.map((hint) => hint.message);
		return { results: jsonOf({ main }), sent, said };
	}

	test("a picture in 'data' is sent by itself", async () => {
		const input = [withFiles(message(TO), { data: picture })];
		const { results, sent, said } = await sendItems({ input });
		expect(results).toMatchObject([{ accepted: true }]);
		expect(sent).toEqual([1]);
		expect(said).toEqual([]);
	});

	test('items without binary data are texts, which share requests', async () => {
		const input = Array.from({ length: 60 }, (_, index) => ({
			json: message(`09${12_000_000 + index}`),
		}));
		const { results, sent, said } = await sendItems({ input });
		expect(results.map(({ accepted }) => accepted)).toEqual(Array(60).fill(true));
		expect(sent).toEqual([0]);
		expect(said.filter((hint) => hint.includes('binary'))).toEqual([]);
	});

	test('items with and without a picture go side by side', async () => {
		const input = [bare, withFiles(message('0922345678'), { data: picture }), bare];
		const { results, sent } = await sendItems({ input });
		expect(results.map(({ accepted }) => accepted)).toEqual([true, true, true]);
		expect(sent.toSorted()).toEqual([0, 1]);
	});

	test('a picture in another field does not stay behind: nothing is sent', async () => {
		const input = [withFiles(message(TO), { photo: picture, sound: picture })];
		const { results, sent } = await sendItems({ input });
		expect(results).toMatchObject([
			{
				accepted: false,
				reason:
					"'Input Data Field Name(s)' names the field 'data', but the item has the binary fields photo, sound",
			},
		]);
		expect(sent).toEqual([]);
	});

	test.each(['photo', 'data, photo', '={{ "photo" }}'])(
		'a name that was changed must be there: %s',
		async (attachments) => {
			const { results, sent } = await sendItems({ input: [bare] }, attachments);
			expect(results).toMatchObject([{ accepted: false }]);
			expect(textOf(results[0], 'reason')).toContain('but the item has no binary data');
			expect(sent).toEqual([]);
		},
	);

	test('what is not named beside what is gets a hint', async () => {
		const input = [withFiles(message(TO), { data: picture, sound: picture })];
		const { results, sent, said } = await sendItems({ input });
		expect(results).toMatchObject([{ accepted: true }]);
		expect(sent).toEqual([1]);
		expect(said).toEqual([expect.stringContaining('does not name the binary data in sound')]);
	});

	test('emptied on purpose, the text goes alone, with a hint', async () => {
		const input = [withFiles(message(TO), { data: picture })];
		const { results, sent, said } = await sendItems({ input }, '');
		expect(results).toMatchObject([{ accepted: true }]);
		expect(sent).toEqual([0]);
		expect(said).toEqual([expect.stringContaining('does not name the binary data in data')]);
	});

	test.each(['={{ undefined }}', '={{ "" }}', '={{ [] }}', '={{ $json.nothing }}'])(
		'an expression that gives nothing is no purpose: %s',
		async (attachments) => {
			const input = [withFiles(message(TO), { photo: picture })];
			const { results, sent } = await sendItems({ input }, attachments);
			expect(results).toMatchObject([{ accepted: false }]);
			expect(textOf(results[0], 'reason')).toContain('gives nothing, and the item has the binary');
			expect(sent).toEqual([]);
			expect(await sendItems({ input: [bare] }, attachments)).toMatchObject({
				results: [{ accepted: true }],
			});
		},
	);

	test.each(['={{ Object.keys($binary) }}', '={{ ["photo", "sound"] }}', 'photo；sound'])(
		'a list: %s',
		async (attachments) => {
			const input = [withFiles(message(TO), { photo: picture, sound: picture })];
			const { results, sent, said } = await sendItems({ input }, attachments);
			expect(results).toMatchObject([{ accepted: true }]);
			expect(sent).toEqual([2]);
			expect(said).toEqual([]);
		},
	);
});

test('items that share a file share a request, and those with another do not', async () => {
	const file = (fill: number) => ({
		data: { bytes: Buffer.concat([fileOf('jpg', 1_000), Buffer.of(fill)]), fileName: 'a.jpg' },
	});
	const input = Array.from({ length: 60 }, (_, index) =>
		withFiles(message(`09${12_000_000 + index}`), file(index % 3)),
	);
	const { main } = await mitake.send([], {}, { input, attachments: 'data' });
	expect(main.map(({ json }) => json['accepted'])).toEqual(Array(60).fill(true));
	expect(mitake.pushes().map(({ recipients }) => recipients)).toEqual([20, 20, 20]);
});

test('the content may be empty beside a file', async () => {
	const { main } = await sendFiles({ data: { bytes: fileOf('jpg') } }, 'data', '');
	expect(jsonOf({ main })).toMatchObject([{ accepted: true }]);
});

test('exactly 300 KB can be sent', async () => {
	// 主旨 has 6 bytes, 230,391 bytes are 307,188 as base64.
	const bytes = fileOf('jpg', 230_391);
	const { main } = await sendFiles({ data: { bytes } }, 'data', 'sixsix');
	expect(jsonOf({ main })).toMatchObject([{ accepted: true }]);
});

describe('a file that cannot be sent is told before anything leaves', () => {
	test('one too large', async () => {
		const bytes = fileOf('jpg', 230_391);
		expect(await reasonFor({ data: { bytes, fileName: 'big.jpg' } }, 'data', 'seven77')).toContain(
			"has 307,201 bytes, 1 over the 307,200 that 'Subject', 'Content' and the attachments may have together: 'big.jpg' 230,391 (307,188 as base64), the texts 13",
		);
	});

	test('several that are too large together', async () => {
		const bytes = fileOf('png', 150_000);
		const reason = await reasonFor({
			one: { bytes, fileName: 'one.png' },
			two: { bytes, fileName: 'two.png' },
		});
		expect(reason).toMatch(/'one\.png' 150,000 .*'two\.png' 150,000/u);
	});

	test.each([
		['a PDF that is called a picture', fileOf('pdf'), 'application/pdf'],
		['a text', Buffer.from('hello'), 'of no known type'],
		[
			'a data: URI',
			Buffer.from(`data:image/png;base64,${fileOf('png').toString('base64')}`),
			'text with a data: URI in it (data:image/png;…)',
		],
		['base64', Buffer.from(fileOf('jpg').toString('base64')), 'the base64 text of a file'],
		[
			'a photo of a telephone',
			Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
			'image/heic (HEIC, as telephones take photos)',
		],
	])('%s', async (_name, bytes, description) => {
		expect(await reasonFor({ data: { bytes, fileName: 'x.jpg', mimeType: 'image/jpeg' } })).toBe(
			`'Input Data Field Name(s)': 'x.jpg' is ${description} by its content; Mitake takes jpg, png, gif and mp3`,
		);
	});

	test('a data: URI in the place of base64', async () => {
		const [{ binary = {}, ...rest }] = [withFiles(message(TO), { data: { bytes: fileOf('png') } })];
		const [data] = Object.values(binary);
		const uri = {
			...data,
			mimeType: 'image/png',
			data: `data:image/png;base64,${data?.data ?? ''}`,
		};
		const { main } = await mitake.send(
			[],
			{},
			{
				input: [{ ...rest, binary: { data: uri } }],
				attachments: 'data',
				onError: 'continueRegularOutput',
			},
		);
		expect(jsonOf({ main })).toMatchObject([{ accepted: false }]);
		expect(textOf(main[0]?.json, 'reason')).toContain('is a data: URI (data:image/png;base64,…)');
		expect(mitake.pushes()).toEqual([]);
	});

	test('an empty one', async () => {
		expect(await reasonFor({ data: { bytes: Buffer.alloc(0), fileName: 'x.jpg' } })).toBe(
			"'Input Data Field Name(s)': 'x.jpg' is empty",
		);
	});

	test('one that is not there', async () => {
		expect(await reasonFor({ data: { bytes: fileOf('jpg') } }, 'data, other')).toBe(
			"'Input Data Field Name(s)' names the field 'other', but the item has the binary fields data",
		);
	});

	test('and the other items go on', async () => {
		const input = [
			withFiles(message(TO, 'first'), { data: { bytes: fileOf('pdf') } }),
			withFiles(message('0922345678', 'second'), { data: { bytes: fileOf('gif') } }),
		];
		const { main, hints } = await mitake.send([], {}, { input, attachments: 'data' });
		expect(jsonOf({ main }).map(({ accepted }) => accepted)).toEqual([false, true]);
		expect(hints[0]?.message).toContain('1 of 2 messages were not accepted');
	});
});
