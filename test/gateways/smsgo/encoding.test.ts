import {
	chooseForm,
	ENCODING_NAMES,
	savingOf,
	WAP_PUSH_BYTES,
	wapPushBytes,
	type SmsgoEncoding,
} from '../../../gateways/smsgo/encoding';
import { rules } from './support';

const choose = (text: string, changes: Partial<typeof rules> = {}) =>
	chooseForm(text, { ...rules, ...changes });

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

describe('automatic encoding', () => {
	it.each([
		['English', 'Smtest', 'ASCII'],
		['160 characters of English', 'a'.repeat(160), 'ASCII'],
		['161 characters of English', 'a'.repeat(161), 'LASCII'],
		['330 characters of English', 'a'.repeat(330), 'LASCII'],
		['line breaks and tabs', 'a\r\n\tb', 'ASCII'],
		['all printable ASCII', ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 'ASCII'],
		['traditional Chinese', '簡訊測試', 'BIG5'],
		['70 characters of Chinese', '簡'.repeat(70), 'BIG5'],
		['71 characters of Chinese', '簡'.repeat(71), 'LBIG5'],
		['330 characters of Chinese', '簡'.repeat(330), 'LBIG5'],
		['a mixture', 'SMS 簡訊，測試！', 'BIG5'],
		['one Chinese character in long English', `${'a'.repeat(70)}簡`, 'LBIG5'],
		['simplified Chinese', '简讯测试', 'UCS2'],
		['71 characters of simplified Chinese', '简'.repeat(71), 'LUCS2'],
		['Japanese', 'こんにちは', 'UCS2'],
		['an accent', 'café', 'UCS2'],
		['an emoji', 'ok 😀', 'UCS2'],
		['a character of the Hong Kong extension', '嘅', 'UCS2'],
		['a given name outside Big5', '王堃', 'UCS2'],
		['the euro sign of code page 950', '100€', 'BIG5'],
		['a real question mark beside Chinese', '好嗎?', 'BIG5'],
		['35 emoji: 70 code units', '😀'.repeat(35), 'UCS2'],
		['36 emoji: 72 code units', '😀'.repeat(36), 'LUCS2'],
	])('%s', (_what, text, encoding) => {
		expect(choose(text)).toMatchObject({ encoding, characters: text.length });
	});
});

describe('limits', () => {
	it.each<[SmsgoEncoding, string, number]>([
		['ASCII', 'a', 160],
		['BIG5', '簡', 70],
		['UCS2', '简', 70],
		['PASCII', 'a', 160],
		['PBIG5', '簡', 70],
		['LASCII', 'a', 330],
		['LBIG5', '簡', 330],
		['LUCS2', '简', 330],
	])('%s takes %s times %d and not one more', (encoding, character, limit) => {
		expect(choose(character.repeat(limit), { encoding })).toMatchObject({
			encoding,
			characters: limit,
		});
		expect(choose(character.repeat(limit + 1), { encoding })).toEqual({
			problem: `'Text' has ${limit + 1} characters, 1 over the ${limit} that ${ENCODING_NAMES[encoding]} takes; split it into several messages`,
		});
	});

	it.each([
		['BIG5', 'ASCII'],
		['UCS2', 'ASCII'],
		['PBIG5', 'PASCII'],
	] as const)('160 characters belong to English, also where %s is chosen', (encoding, carrier) => {
		for (const [length, carried] of [
			[70, encoding],
			[71, carrier],
			[160, carrier],
		] as const) {
			expect(choose('x'.repeat(length), { encoding })).toEqual({
				encoding: carried,
				segments: 1,
				characters: length,
			});
		}
		expect(choose('x'.repeat(161), { encoding })).toMatchObject({
			problem: matching(/^'Text' has 161 characters, 1 over the 160 /u),
		});
		expect(choose(`${'x'.repeat(70)}é`, { encoding })).toHaveProperty('problem');
	});

	it('counts an emoji as two', () => {
		expect(choose('😀'.repeat(35), { encoding: 'UCS2' })).toMatchObject({ characters: 70 });
		expect(choose('😀'.repeat(40), { encoding: 'UCS2' })).toMatchObject({
			problem: matching(/80 characters, 10 over the 70/u),
		});
	});

	it('says how many automatic is over', () => {
		expect(choose('簡'.repeat(400))).toMatchObject({
			problem: matching(/400 characters, 70 over the 330 that Long Big5/u),
		});
	});
});

describe('segments', () => {
	it.each<[SmsgoEncoding, number, number]>([
		['ASCII', 160, 1],
		['UCS2', 70, 1],
		['LASCII', 160, 1],
		['LASCII', 161, 2],
		['LASCII', 306, 2],
		['LASCII', 307, 3],
		['LASCII', 330, 3],
		['LUCS2', 70, 1],
		['LUCS2', 71, 2],
		['LUCS2', 134, 2],
		['LUCS2', 135, 3],
		['LUCS2', 330, 5],
	])('%s with %d characters: %d', (encoding, characters, segments) => {
		expect(choose('a'.repeat(characters), { encoding })).toEqual({
			encoding,
			segments,
			characters,
		});
	});
});

describe('an emoji at the border of two segments goes whole into the next one', () => {
	it.each([
		['66 + 😀 + 66', `${'a'.repeat(66)}😀${'a'.repeat(66)}`, 3],
		['65 + 😀 + 67', `${'a'.repeat(65)}😀${'a'.repeat(67)}`, 2],
		['67 + 😀 + 65', `${'a'.repeat(67)}😀${'a'.repeat(65)}`, 2],
		['66 + 😀 + 65', `${'a'.repeat(66)}😀${'a'.repeat(65)}`, 2],
		['66 + 😀 + 65 + 😀', `${'a'.repeat(66)}😀${'a'.repeat(64)}😀`, 3],
		['67 emoji', '😀'.repeat(67), 3],
		['165 emoji', '😀'.repeat(165), 5],
	])('%s: %s takes %d', (_what, text, segments) => {
		expect(choose(text)).toMatchObject({ encoding: 'LUCS2', segments });
		expect(choose(text, { encoding: 'LUCS2' })).toMatchObject({ segments });
	});

	it('of a WAP push too', () => {
		const changes = { encoding: 'PUSH', wapUrl: 'a'.repeat(66) } as const;
		expect(choose(`${'a'.repeat(66)}😀`, changes)).toMatchObject({ segments: 3 });
	});
});

describe('what makes a text dear', () => {
	const saving = (text: string, changes: Partial<typeof rules> = {}) =>
		savingOf(text, { ...rules, ...changes });
	const english = 'a'.repeat(100);

	it.each([
		['\u00a0', 'U+00A0 no-break space'],
		['’', 'U+2019 right single quotation mark ’'],
		['\u200c', 'U+200C zero width non-joiner'],
		['\u000b', 'U+000B vertical tab'],
		['é', 'U+00E9 é'],
		['😀', 'U+1F600 😀'],
		['測', 'U+6E2C 測'],
		['，', 'U+FF0C ，'],
	])('%j in an English text', (character, name) => {
		const text = `${english}${character}b`;
		expect(choose(text)).toMatchObject({ segments: 2 });
		expect(saving(text)).toMatchObject({
			because: [name],
			form: { encoding: 'ASCII', segments: 1 },
		});
	});

	it('all of it is named, with how often it is there', () => {
		expect(saving(`It’s\u00a0a\u00a0“test” ${english}`)?.because).toEqual([
			'U+2019 right single quotation mark ’',
			'U+00A0 no-break space (2 times)',
			'U+201C left double quotation mark “',
			'U+201D right double quotation mark ”',
		]);
	});

	it('in a Chinese text is what Big5 does not have', () => {
		expect(saving(`${'簡'.repeat(9)}\u00a0😀`)).toMatchObject({
			because: ['U+00A0 no-break space', 'U+1F600 😀'],
			form: { encoding: 'BIG5' },
		});
	});

	it.each([
		['an English text', english, {}],
		['a Chinese text', '簡'.repeat(100), {}],
		['a simplified one', '简'.repeat(100), {}],
		['a mixed one', 'SMS 簡訊', {}],
		['a chosen encoding', `${english}’`, { encoding: 'UCS2' }],
		['a text that would be empty', '😀', {}],
	] as const)('is nothing in %s', (_what, text, changes) => {
		expect(saving(text, changes)).toBeUndefined();
	});
});

describe('refusals', () => {
	it.each([
		['no text', '', {}, /empty/u],
		['blanks alone', ' \n\u3000', {}, /empty/u],
		['what cannot be seen', '\u200b\u2060\u00ad\u2800\u3164\ufe0f', {}, /empty/u],
		['what cannot be seen, in long', '\u200b', { encoding: 'LUCS2' }, /empty/u],
		['ASCII for an apostrophe', 'it’s', { encoding: 'ASCII' }, /ASCII: U\+2019 right single/u],
		['BIG5 for a no-break space', '簡\u00a0', { encoding: 'BIG5' }, /no U\+00A0 no-break space/u],
		['half of an emoji at the end', '😀'.slice(0, 1), {}, /half of a character/u],
		['half of an emoji within', `a${'😀'.slice(1)}b`, {}, /half of a character/u],
		['halves in the wrong order', '\udc00\ud800', {}, /half of a character/u],
		['ASCII for Chinese', '簡訊', { encoding: 'ASCII' }, /ASCII/u],
		['LASCII for Chinese', '簡訊', { encoding: 'LASCII' }, /ASCII/u],
		['PASCII for Chinese', '簡訊', { encoding: 'PASCII' }, /ASCII/u],
		[
			'BIG5 for simplified Chinese',
			'简讯',
			{ encoding: 'BIG5' },
			/Big5 has no '简讯'; choose Unicode \(UCS-2\)/u,
		],
		['BIG5 for an emoji', '簡😀', { encoding: 'BIG5' }, /Big5 has no '😀'/u],
		['LBIG5 for simplified Chinese', '简简', { encoding: 'LBIG5' }, /Big5 has no '简'/u],
		['a pop-up of an emoji', '😀', { encoding: 'PBIG5' }, /no other encoding/u],
		['a long message abroad', 'a', { encoding: 'LASCII', isInternational: true }, /abroad/u],
		['a long Unicode message abroad', 'a', { encoding: 'LUCS2', isInternational: true }, /abroad/u],
		['a pop-up abroad', 'a', { encoding: 'PASCII', isInternational: true }, /abroad/u],
		[
			'a WAP push abroad',
			'a',
			{ encoding: 'PUSH', wapUrl: 'x.tw', isInternational: true },
			/abroad/u,
		],
		[
			'automatic, too long abroad',
			'a'.repeat(161),
			{ isInternational: true },
			/1 over the 160 that ASCII takes, and smsgo sends no long messages abroad/u,
		],
		[
			'automatic, too long in Chinese abroad',
			'簡'.repeat(72),
			{ isInternational: true },
			/2 over the 70 that Big5/u,
		],
		['replies to a long message', 'a', { encoding: 'LUCS2', hasReplyUrl: true }, /'Reply URL'/u],
		['replies to a pop-up', 'a', { encoding: 'PBIG5', hasReplyUrl: true }, /'Reply URL'/u],
		[
			'replies to a WAP push',
			'a',
			{ encoding: 'PUSH', wapUrl: 'x.tw', hasReplyUrl: true },
			/'Reply URL'/u,
		],
		[
			'automatic, too long with replies',
			'簡'.repeat(71),
			{ hasReplyUrl: true },
			/1 over the 70 that Big5 takes, and 'Reply URL' does not go/u,
		],
		['a WAP URL without WAP push', 'a', { wapUrl: 'www.test.com' }, /'WAP URL' goes with/u],
		[
			'a WAP URL with BIG5',
			'a',
			{ encoding: 'BIG5', wapUrl: 'www.test.com' },
			/'WAP URL' goes with/u,
		],
		['a WAP push without an address', 'a', { encoding: 'PUSH' }, /'WAP URL' is empty/u],
	] as const)('%s', (_what, text, changes, problem) => {
		expect(choose(text, changes)).toEqual({ problem: matching(problem) });
	});
});

describe('what goes abroad and what takes replies', () => {
	it.each(['ASCII', 'BIG5', 'UCS2'] as const)('%s does both', (encoding) => {
		const changes = { encoding, isInternational: true, hasReplyUrl: true };
		expect(choose('Smtest', changes)).toEqual({ encoding, segments: 1, characters: 6 });
	});

	it('automatic stays with single messages', () => {
		const text = '简'.repeat(70);
		const form = { encoding: 'UCS2', segments: 1, characters: 70 };
		expect(choose(text, { isInternational: true })).toEqual(form);
		expect(choose(text, { hasReplyUrl: true })).toEqual(form);
	});
});

describe('WAP push', () => {
	const wapUrl = 'www.test.com';
	const push = (text: string) => choose(text, { encoding: 'PUSH', wapUrl });

	it('counts bytes of title and address, three for a Chinese character', () => {
		expect(wapPushBytes('簡訊', wapUrl)).toBe(18);
		expect(wapPushBytes('😀', '')).toBe(4);
		expect(WAP_PUSH_BYTES).toBe(88);
	});

	it('is one message up to 88 bytes', () => {
		expect(push('a'.repeat(76))).toEqual({ encoding: 'PUSH', segments: 1, characters: 88 });
		expect(push('簡'.repeat(25))).toMatchObject({ segments: 1 });
	});

	it('becomes a long one above, which is charged by segment', () => {
		expect(push('a'.repeat(77))).toMatchObject({ encoding: 'PUSH', segments: 2 });
		expect(push('簡'.repeat(26))).toMatchObject({ encoding: 'PUSH', segments: 1 });
		expect(push('簡'.repeat(60))).toMatchObject({ segments: 2 });
	});

	it('cannot be longer than a long message', () => {
		expect(push('a'.repeat(318))).toMatchObject({ characters: 330, segments: 5 });
		expect(push('a'.repeat(319))).toEqual({ problem: matching(/331 characters, 1 over the 330/u) });
	});
});
