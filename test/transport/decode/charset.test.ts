import fc from 'fast-check';
import { decodeText } from '../../../transport/decode/charset';
import { encodeCharset } from '../../../transport/libraries';

const BIG5 = encodeCharset('中文簡訊', 'big5');
const GB = encodeCharset('邮箱地址', 'gb18030');

const text = fc.string({ unit: 'binary' }).filter((value) => !/^\ufeff|\0/u.test(value));
/** As a gateway answers: names and digits, then what somebody wrote. */
const answer = fc
	.tuple(fc.stringMatching(/^[a-z=0-9]{8,20}$/u), fc.stringMatching(/^[一-龥\n]{0,16}$/u))
	.map((parts) => parts.join(''));

function utf16(value: string, order: 'le' | 'be'): Buffer {
	const bytes = Buffer.from(value, 'utf16le');
	return order === 'le' ? bytes : bytes.swap16();
}

describe('a byte order mark', () => {
	it.each([
		['utf-8', [0xef, 0xbb, 0xbf], (value: string) => Buffer.from(value)],
		['utf-16le', [0xff, 0xfe], (value: string) => utf16(value, 'le')],
		['utf-16be', [0xfe, 0xff], (value: string) => utf16(value, 'be')],
	])('is removed and decides: %s', (_name, mark, encode) => {
		fc.assert(
			fc.property(text, (value) => {
				const bytes = Buffer.concat([Buffer.from(mark), encode(value)]);
				const contentType = 'text/xml; charset=big5';
				expect(decodeText(bytes, { contentType, fallback: 'gb18030' })).toBe(value);
			}),
		);
	});

	it('is final: what is cut off after it is not tried as anything else', () => {
		const cut = Uint8Array.of(0xef, 0xbb, 0xbf, 0xe4); // would be two characters of Big5
		expect(decodeText(cut, { fallback: 'big5' })).toBe('\ufffd');
		expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x2d), { fallback: 'big5' })).toBe('\ufffd');
	});
});

describe('the HTTP header', () => {
	it.each([
		['text/plain; charset=big5', BIG5, '中文簡訊'],
		['text/plain;charset="BIG5"', BIG5, '中文簡訊'],
		["text/plain; boundary=x; Charset = 'big5' ; x=y", BIG5, '中文簡訊'],
		['text/plain; charset=gb2312', GB, '邮箱地址'],
		['text/plain; charset=utf-16', utf16('a=中', 'be'), 'a=中'],
		['text/plain; charset=utf-16le', utf16('中文', 'le'), '中文'],
		// All bytes are ASCII but one, and that is NUL.
		['text/plain; charset=utf-16le', utf16('丰丰丰丰a', 'le'), '丰丰丰丰a'],
		['text/plain; charset=iso-8859-2', Uint8Array.of(0xb3), 'ł'],
	])('%s is believed', (contentType, bytes, expected) => {
		expect(decodeText(bytes, { contentType })).toBe(expected);
	});

	it.each([
		['charset=utf-8', 'bytes that are not UTF-8', BIG5, '中文簡訊'],
		['charset=euc-kr', 'bytes it does not have', Buffer.from('é中'), 'é中'],
		['charset=utf-8', 'UTF-16', utf16('ERRORCODE=中', 'le'), 'ERRORCODE=中'],
		['charset=utf-16le', 'the other order', utf16('ERRORCODE=中', 'be'), 'ERRORCODE=中'],
		['charset=utf-16', 'ASCII', Buffer.from('msgid=15'), 'msgid=15'],
		['charset=iso-8859-1', 'UTF-8', Buffer.from('中文'), '中文'],
		['charset=us-ascii', 'Big5', BIG5, '中文簡訊'],
		['charset=utf-7', 'a charset that is not known', Buffer.from('中'), '中'],
		['charset=replacement', 'no charset', Buffer.from('中'), '中'],
		['', 'nothing', BIG5, '中文簡訊'],
	])('%s is passed over for %s', (parameter, _what, bytes, expected) => {
		const contentType = `text/plain; ${parameter}`;
		expect(decodeText(bytes, { contentType, fallback: 'big5' })).toBe(expected);
	});

	it('is believed in saying Latin 1 where nothing else fits', () => {
		const contentType = 'text/plain; charset=iso-8859-1';
		expect(decodeText(Uint8Array.of(0x63, 0xe9), { contentType })).toBe('cé');
	});
});

describe('UTF-16 without a mark', () => {
	it.each(['le', 'be'] as const)('is seen by its NULs: %s', (order) => {
		fc.assert(
			fc.property(answer, (value) => {
				expect(decodeText(utf16(value, order), { fallback: 'big5' })).toBe(value);
			}),
		);
	});

	it('outweighs the encoding that its declaration names', () => {
		const xml = '<?xml version="1.0" encoding="utf-8"?><a>中</a>';
		expect(decodeText(utf16(xml, 'le'))).toBe(xml);
		expect(decodeText(utf16(xml, 'be'))).toBe(xml);
	});

	it('is not read as anything else when it is cut in the middle of a character', () => {
		const cut = utf16('msgid=15', 'le').subarray(0, -1);
		expect(decodeText(cut, { fallback: 'big5' })).toBe('msgid=1\ufffd');
	});

	it.each(['622\0', '62\0\0', 'OK\0', '中\0', 'a\0bcdefghijklmnopq', 'ab\0\0\0\0cd'])(
		'is not seen in stray NULs, which are kept: %j',
		(value) => {
			expect(decodeText(Buffer.from(value))).toBe(value);
		},
	);
});

describe('an XML declaration', () => {
	it.each([
		['big5', BIG5, '中文簡訊'],
		['GB2312', GB, '邮箱地址'],
		['utf-16', Buffer.from('中'), '中'],
		['utf-8', BIG5, '中文簡訊'],
		['iso-8859-1', Buffer.from('中'), '中'],
		['no-such-charset', BIG5, '中文簡訊'],
	])('that names %s is believed unless the bytes contradict it', (encoding, bytes, expected) => {
		const prolog = `\n<?xml version='1.0' encoding='${encoding}' ?>`;
		const document = Buffer.concat([Buffer.from(prolog), bytes]);
		expect(decodeText(document, { fallback: 'big5' })).toBe(prolog + expected);
	});

	it('comes after the header', () => {
		const prolog = '<?xml version="1.0" encoding="gb18030"?>';
		const document = Buffer.concat([Buffer.from(prolog), BIG5]);
		expect(decodeText(document, { contentType: 'text/xml; charset=big5' })).toBe(
			`${prolog}中文簡訊`,
		);
	});
});

describe('bytes of which nothing is known', () => {
	it('are UTF-8 if they can be', () => {
		fc.assert(
			fc.property(text, (value) => {
				expect(decodeText(Buffer.from(value), { fallback: 'big5' })).toBe(value);
			}),
		);
		expect(decodeText(new Uint8Array())).toBe('');
	});

	it('are in the fallback otherwise', () => {
		expect(decodeText(BIG5, { fallback: 'big5' })).toBe('中文簡訊');
		expect(decodeText(GB, { fallback: 'gb18030' })).toBe('邮箱地址');
	});

	it.each([
		['half a Big5 character', BIG5.subarray(0, -1), 'big5', '中文簡\ufffd'],
		['a byte that is not Big5', Uint8Array.of(0x41, 0xff), 'big5', 'A\ufffd'],
		['a byte that is not GB 18030', Uint8Array.of(0x41, 0xff), 'gb18030', 'A\ufffd'],
		[
			'a byte that is not UTF-8, behind a marker',
			Buffer.concat([Buffer.from('msgid=15\nstatusstr=好的，'), Buffer.of(0xff)]),
			'big5',
			'msgid=15\nstatusstr=好的，\ufffd',
		],
	] as const)('lose nothing but what is no character: %s', (_what, bytes, fallback, expected) => {
		expect(decodeText(bytes, { fallback })).toBe(expected);
	});

	it.each([
		['a letter at the end', 'caf\u00e9', 'café'],
		['letters before blanks', 'se\u00f1 a\u00e0 \u00fc', 'señ aà ü'],
		['what Windows adds', '\u0080 5', '€ 5'],
	])('are Latin 1 where neither UTF-8 nor the fallback fits: %s', (_what, latin1, expected) => {
		expect(decodeText(Buffer.from(latin1, 'latin1'), { fallback: 'big5' })).toBe(expected);
	});

	it('never turn into U+FFFD where something fits', () => {
		const contentType = fc.constantFrom('utf-8', 'big5', 'gbk', 'x', 'ascii');
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), contentType, (bytes, charset) => {
				fc.pre(!/00|fffe|feff|fffd|fdff|efbfbd|8431a437/u.test(Buffer.from(bytes).toString('hex')));
				const read = decodeText(bytes, {
					contentType: `a/b; charset=${charset}`,
					fallback: 'big5',
				});
				const fitting = ['utf-8', 'big5'].filter((name) => isStrictly(name, bytes));
				if (fitting.length > 0) expect(read).not.toContain('\ufffd');
			}),
		);
	});
});

/** Neither 80 nor FF is Big5, although the decoder takes them. */
function isStrictly(charset: string, bytes: Uint8Array): boolean {
	try {
		const read = new TextDecoder(charset, { fatal: true }).decode(bytes);
		return charset === 'utf-8' || !/[\u0080\uf8f8]/u.test(read);
	} catch {
		return false;
	}
}

describe('an emoji in CESU-8, two halves of three bytes each', () => {
	const EMOJI = Buffer.from('eda0bdedb880', 'hex');
	const around = Buffer.concat([Buffer.from('好'), EMOJI, Buffer.from(' ok'), EMOJI]);

	it.each(['big5', 'gb18030'] as const)('is the emoji, whatever the fallback: %s', (fallback) => {
		expect(decodeText(EMOJI, { fallback })).toBe('😀');
		expect(decodeText(around, { fallback })).toBe('好😀 ok😀');
	});

	it('is the emoji, whatever is declared', () => {
		expect(decodeText(around, { contentType: 'a/b; charset=gb2312' })).toBe('好😀 ok😀');
		expect(decodeText(around, { contentType: 'a/b; charset=utf-8' })).toBe('好😀 ok😀');
	});

	it('is none where half of it is missing', () => {
		expect(decodeText(EMOJI.subarray(0, 3), { contentType: 'a/b; charset=utf-8' })).toMatch(
			/^\ufffd+$/u,
		);
	});

	it('is the same text for every text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (value) => {
				fc.pre(/[\u{10000}-\u{10ffff}]/u.test(value) && !/\0|^\ufeff/u.test(value));
				const cesu = Buffer.concat(value.split('').map((unit) => surrogate(unit.charCodeAt(0))));
				expect(decodeText(cesu, { fallback: 'gb18030' })).toBe(value);
			}),
		);
	});
});

function surrogate(code: number): Buffer {
	return code < 0xd800 || code > 0xdfff
		? Buffer.from(String.fromCharCode(code))
		: Buffer.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
}

describe('UTF-8 of three bytes or more', () => {
	it.each(['gb2312', 'gbk', 'big5', 'euc-kr', 'iso-8859-1'])('wins over %s', (charset) => {
		for (const value of ['中文', '成功添加1个地址', 'ok 😀']) {
			expect(decodeText(Buffer.from(value), { contentType: `a/b; charset=${charset}` })).toBe(
				value,
			);
			const xml = `<?xml version="1.0" encoding="${charset}"?><a>${value}</a>`;
			expect(decodeText(Buffer.from(xml), { fallback: 'gb18030' })).toBe(xml);
		}
	});

	it('is more than two bytes, which a charset that is declared has by chance', () => {
		const gb = encodeCharset('一', 'gb18030');
		expect(decodeText(gb, { contentType: 'a/b; charset=gb2312' })).toBe('一');
	});
});
