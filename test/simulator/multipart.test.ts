import { parseMultipart } from '../../simulator/base/http/multipart';
import { growth, LINEAR } from '../growth';

const TYPE = 'multipart/form-data; boundary=XyZ';

function body(...parts: ReadonlyArray<string | Buffer>): Buffer {
	return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function field(disposition: string, value: string, headers = ''): string {
	return `--XyZ\r\nContent-Disposition: form-data; ${disposition}\r\n${headers}\r\n${value}\r\n`;
}

describe('fields', () => {
	it('come in their order, UTF-8, empty or of several lines', () => {
		const text = `${field('name="a"', '中文')}${field('name=b', '')}${field('name="a"', '1\r\n2')}--XyZ--`;
		expect(parseMultipart(body(text), TYPE)).toEqual({
			fields: [
				{ name: 'a', value: '中文' },
				{ name: 'b', value: '' },
				{ name: 'a', value: '1\r\n2' },
			],
			files: [],
		});
	});

	it('may stand between a preamble and an epilogue', () => {
		const text = `preamble\r\n${field('name="a"', '1')}--XyZ--\r\nepilogue --XyZ`;
		expect(parseMultipart(body(text), TYPE)?.fields).toEqual([{ name: 'a', value: '1' }]);
	});

	it('may hold text that only starts like the boundary', () => {
		const text = `${field('name="a"', 'x\r\n--XyZ0\r\n--XyZ-\r\ny')}--XyZ--\r\n`;
		expect(parseMultipart(body(text), TYPE)?.fields).toEqual([
			{ name: 'a', value: 'x\r\n--XyZ0\r\n--XyZ-\r\ny' },
		]);
	});

	it('may be none at all', () => {
		expect(parseMultipart(body('--XyZ--\r\n'), TYPE)).toEqual({ fields: [], files: [] });
	});

	it('are found behind a quoted boundary and blanks after it', () => {
		const text = '--a b \t\r\ncontent-disposition:form-data;name="q"\r\n\r\n1\r\n--a b--';
		const type = 'Multipart/Form-Data; charset=utf-8; BOUNDARY="a b"';
		expect(parseMultipart(body(text), type)?.fields).toEqual([{ name: 'q', value: '1' }]);
	});
});

describe('files', () => {
	it('keep every byte', () => {
		const bytes = Buffer.from([...Array(256).keys(), 13, 10, 45, 45, 13, 10]);
		const head = '--XyZ\r\nContent-Disposition: form-data; name="f"; filename="a.bin"\r\n';
		const form = parseMultipart(
			body(head, 'Content-Type: image/png\r\n\r\n', bytes, '\r\n--XyZ--'),
			TYPE,
		);
		expect(form).toEqual({
			fields: [],
			files: [{ field: 'f', fileName: 'a.bin', contentType: 'image/png', bytes }],
		});
	});

	it.each([
		['filename="名單.xml"', '名單.xml'],
		['filename="a;b=c.xml"', 'a;b=c.xml'],
		['filename="say \\"hi\\".xml"', 'say "hi".xml'],
		['filename="C:\\tags\\new.xml"', 'C:\\tags\\new.xml'],
		['filename=""', ''],
		[`filename="x.xml"; filename*=UTF-8''%E5%90%8D%E5%96%AE.xml`, '名單.xml'],
		[`filename*=utf-8'zh-TW'%e5%90%8d.xml; filename=x.xml`, '名.xml'],
		[`filename*=iso-8859-1''caf%E9.xml`, 'café.xml'],
		[`filename*=unknown''%41`, `unknown''%41`],
	])('take the name of %s', (parameter, fileName) => {
		const text = `${field(`name="f"; ${parameter}`, 'x')}--XyZ--`;
		const form = parseMultipart(body(text), TYPE);
		expect(form?.files).toEqual([
			{ field: 'f', fileName, contentType: '', bytes: Buffer.from('x') },
		]);
	});

	it('are views on the body that is a part of a larger buffer', () => {
		const whole = body('junk', field('name="f"; filename="a"', 'x'), '--XyZ--', 'junk');
		const view = new Uint8Array(whole.buffer, whole.byteOffset + 4, whole.length - 8);
		const file = parseMultipart(view, TYPE)?.files[0];
		expect(file?.bytes.toString()).toBe('x');
		expect(file?.bytes.buffer).toBe(whole.buffer);
	});

	it('of megabytes full of line ends and near-boundaries are read in linear time', async () => {
		const head = field('name="f"; filename="a"', '').slice(0, -2);
		const SIZE = 8 * 2 ** 20;
		// Made before: what memory of megabytes costs is no matter of how they are read.
		const bodies = new Map(
			[SIZE, 2 * SIZE].map((size) => {
				const bytes = Buffer.alloc(size, '\r\n--Xy\r\n\r\n');
				return [size, body(head, bytes, '\r\n--XyZ--')];
			}),
		);
		const read = (size: number): void => {
			const form = parseMultipart(bodies.get(size) ?? Buffer.alloc(0), TYPE);
			expect(form?.files[0]?.bytes.length).toBe(size);
		};
		expect(await growth(read, SIZE)).toBeLessThan(LINEAR);
	});
});

describe('a body that is not well-formed', () => {
	const whole = `${field('name="a"', '1')}--XyZ--`;

	it.each([
		['has no boundary', 'nothing here', TYPE],
		['is empty', '', TYPE],
		['has no end', field('name="a"', '1'), TYPE],
		['ends inside the closing boundary', whole.slice(0, -1), TYPE],
		['has no boundary in its content type', whole, 'multipart/form-data'],
		['has an empty boundary', whole, 'multipart/form-data; boundary=""'],
		['has another content type', whole, 'multipart/mixed; boundary=XyZ'],
		['has a part without a name', `${field('filename="a"', '1')}--XyZ--`, TYPE],
		['has a part without headers', '--XyZ\r\n\r\n1\r\n--XyZ--', TYPE],
		['has a part whose headers do not end', '--XyZ\r\nA: b\r\n--XyZ--', TYPE],
		[
			'has an attachment',
			'--XyZ\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n--XyZ--',
			TYPE,
		],
	])('%s', (_what, text, type) => {
		expect(parseMultipart(body(text), type)).toBeUndefined();
	});
});
