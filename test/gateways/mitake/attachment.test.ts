import { Readable } from 'node:stream';
import {
	describeType,
	fileTypeOf,
	nameAndType,
	writeAttachments,
} from '../../../gateways/mitake/attachment';
import { FileEncoder, type FileSource } from '../../../gateways/mitake/files';
import { sha256 } from '../../../messaging/digest';
import { fileOf, heads } from './support';

describe('the type is that of the content', () => {
	it.each(['jpg', 'png', 'gif', 'mp3'] as const)('%s', (type) => {
		expect(fileTypeOf(heads[type])).toBe(type);
	});

	it.each([
		['fffb9044', 'mp3'],
		['fffa9044', 'mp3'],
		['fff39044', 'mp3'],
		['fff29044', 'mp3'],
		['ffe39044', 'mp3'],
		['ffe29044', 'mp3'],
		['ffd8ffe100104578696600', 'jpg'],
		['ffd8ffdb0043', 'jpg'],
	])('%s is %s', (hex, type) => {
		expect(fileTypeOf(Buffer.from(hex, 'hex'))).toBe(type);
	});

	it.each([
		[heads.pdf, 'application/pdf'],
		[Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'latin1'), 'image/webp'],
		[Buffer.from('<html>'), 'of no known type'],
		[Buffer.from('<!DOCTYPE html><html>'), 'a web page (text/html)'],
		[Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), 'image/svg+xml'],
		[Buffer.from('\ufeff<?xml version="1.0"?>\n<svg>'), 'image/svg+xml'],
		[ftyp('heic'), 'image/heic (HEIC, as telephones take photos)'],
		[ftyp('heix'), 'image/heic (HEIC, as telephones take photos)'],
		[ftyp('mif1'), 'image/heif (HEIF, as telephones take photos)'],
		[ftyp('avif'), 'image/avif'],
		[ftyp('avis'), 'image/avif'],
		[Buffer.from('data:image/png;base64,iVBOR'), 'text with a data: URI in it (data:image/png;…)'],
		[Buffer.from('data:,hello'), 'text with a data: URI in it (data:,…)'],
		[Buffer.from('iVBORw0KGgoAAAANSUhEUg'), 'the base64 text of a file'],
		[Buffer.from('/9j/4AAQSkZJRg'), 'the base64 text of a file'],
		[Buffer.alloc(0), 'of no known type'],
	])('%p is not taken', (head, description) => {
		expect(fileTypeOf(head)).toBeUndefined();
		expect(describeType(head)).toBe(description);
	});
});

describe('a frame of MPEG audio', () => {
	it.each([
		['a version that there is not', 'ffeb9044'],
		['layer I', 'ffff9044'],
		['layer II', 'fffd9044'],
		['no layer, which is AAC', 'fff15080'],
		['a bit rate that there is not', 'fffaf044'],
		['a sampling rate that there is not', 'fffa9c44'],
		['an emphasis that there is not', 'fffa9046'],
		['the mark of UTF-16', 'fffe6100'],
		['half of it', 'ff'],
	])('with %s is none of an mp3', (_what, hex) => {
		expect(fileTypeOf(Buffer.from(hex, 'hex'))).toBeUndefined();
	});
});

/** A file of the ISO base media format, as telephones and browsers make pictures. */
function ftyp(brand: string): Buffer {
	return Buffer.from(`\u0000\u0000\u0000\u0018ftyp${brand}\u0000\u0000\u0000\u0000`, 'latin1');
}

describe('the name fits the type', () => {
	it.each([
		['photo.jpg', 'jpg', 'photo.jpg', 'jpg'],
		['photo.JPEG', 'jpg', 'photo.jpeg', 'jpeg'],
		['photo.png', 'jpg', 'photo.jpg', 'jpg'],
		['archive.tar.gz', 'gif', 'archive.tar.gif', 'gif'],
		['song', 'mp3', 'song.mp3', 'mp3'],
		['dir/sub\\song.mp3', 'mp3', 'song.mp3', 'mp3'],
		['優惠券.jpg', 'jpg', '優惠券.jpg', 'jpg'],
		['優惠券.png', 'jpg', '優惠券.jpg', 'jpg'],
		['été 😀 (1).gif', 'gif', 'été 😀 (1).gif', 'gif'],
		['-a.mp3', 'mp3', '-a.mp3', 'mp3'],
		['\u200b.jpg', 'jpg', 'attachment2.jpg', 'jpg'],
		['..jpg', 'jpg', 'attachment2.jpg', 'jpg'],
		['a:b?.jpg', 'jpg', 'attachment2.jpg', 'jpg'],
		['a\nb.jpg', 'jpg', 'attachment2.jpg', 'jpg'],
		['a/\u2028b/c.jpg', 'jpg', 'c.jpg', 'jpg'],
		['a\u2029b.jpg', 'jpg', 'attachment2.jpg', 'jpg'],
		[`${'券'.repeat(46)}.jpg`, 'jpg', `${'券'.repeat(46)}.jpg`, 'jpg'],
		['', 'png', 'attachment2.png', 'png'],
		['.jpg', 'jpg', 'attachment2.jpg', 'jpg'],
		['a"b.jpg', 'jpg', 'attachment2.jpg', 'jpg'],
		[`${'x'.repeat(46)}.jpg`, 'jpg', `${'x'.repeat(46)}.jpg`, 'jpg'],
		[`${'x'.repeat(47)}.jpg`, 'jpg', 'attachment2.jpg', 'jpg'],
	] as const)('%j of %s is %j', (fileName, type, name, attachType) => {
		expect(nameAndType(fileName, type, 2)).toEqual({ name, type: attachType });
	});
});

test('attachments as JSON', () => {
	const attachments = [
		{ name: 'a.jpg', type: 'jpg', content: '/9j/4A==' },
		{ name: 'b c.gif', type: 'gif', content: 'R0lG' },
	];
	expect(JSON.parse(writeAttachments(attachments))).toEqual([
		{ attachContent: '/9j/4A==', attachType: 'jpg', attachName: 'a.jpg' },
		{ attachContent: 'R0lG', attachType: 'gif', attachName: 'b c.gif' },
	]);
});

describe('a file', () => {
	/** A source that counts how often it is opened, and keeps what it gave. */
	function sourceOf(chunks: readonly Uint8Array[], known?: number) {
		const opened: Readable[] = [];
		const source: FileSource = {
			key: 'key',
			length: known,
			open: async () => {
				const stream = Readable.from(chunks);
				opened.push(stream);
				return await Promise.resolve(stream);
			},
		};
		return { source, opened };
	}

	const encoder = () => new FileEncoder();

	it('is the same in pieces or as one', async () => {
		const file = fileOf('jpg', 10_000);
		const pieces = Array.from({ length: 100 }, (_, index) =>
			file.subarray(index * 100, (index + 1) * 100),
		);
		const inPieces = await encoder().encode(sourceOf(pieces, 10_000).source);
		expect(inPieces).toEqual(await encoder().encode(sourceOf([file]).source));
		expect(inPieces).toEqual({
			bytes: 10_000,
			type: 'jpg',
			description: 'image/jpeg',
			content: file.toString('base64'),
			digest: sha256(file),
		});
	});

	it('is read once for all who share it, and its stream is closed', async () => {
		const { source, opened } = sourceOf([fileOf('png')]);
		const one = encoder();
		expect(await one.encode(source)).toBe(await one.encode(source));
		expect(opened).toHaveLength(1);
		expect(opened[0]?.destroyed).toBe(true);
	});

	it('that is known to be too large is not opened', async () => {
		const { source, opened } = sourceOf([], 1_000_000);
		expect(await encoder().encode(source)).toMatchObject({ bytes: 1_000_000, content: '' });
		expect(opened).toEqual([]);
	});

	it('that turns out to be too large is weighed and not kept', async () => {
		const chunk = Buffer.alloc(65_536);
		const { source } = sourceOf(Array.from({ length: 10 }, () => chunk));
		expect(await encoder().encode(source)).toMatchObject({ bytes: 655_360, content: '' });
	});

	it('that cannot be read says why, and can be tried again', async () => {
		const failing: FileSource = {
			key: 'key',
			length: 5,
			open: async () => await Promise.reject(new Error('gone')),
		};
		const one = encoder();
		await expect(one.encode(failing)).rejects.toThrow('gone');
		expect(await one.encode(sourceOf([fileOf('gif')]).source)).toMatchObject({ type: 'gif' });
	});

	it('that breaks off in the middle has its stream closed', async () => {
		const stream = new Readable({ read: () => undefined });
		stream.push(heads.jpg);
		const source: FileSource = {
			key: 'key',
			length: undefined,
			open: async () => await Promise.resolve(stream),
		};
		setImmediate(() => stream.destroy(new Error('broken off')));
		await expect(encoder().encode(source)).rejects.toThrow('broken off');
		expect(stream.destroyed).toBe(true);
	});
});
