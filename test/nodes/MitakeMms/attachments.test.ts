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
		['attachment3.gif', 'gif'],
		['song.mp3', 'mp3'],
	]);
	for (const [index, { bytes }] of Object.values(files).entries()) {
		expect(batch?.attachments[index]?.bytes.equals(bytes)).toBe(true);
	}
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
	])('%s', async (_name, bytes, description) => {
		expect(await reasonFor({ data: { bytes, fileName: 'x.jpg', mimeType: 'image/jpeg' } })).toBe(
			`'Input Data Field Name(s)': 'x.jpg' is ${description} by its content; Mitake takes jpg, png, gif and mp3`,
		);
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
