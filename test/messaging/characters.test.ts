import {
	controlsIn,
	countedNames,
	isBlank,
	plainTypography,
	withoutControls,
} from '../../messaging/characters';

describe('a text in which nothing can be seen is blank', () => {
	it.each([
		['nothing', ''],
		['blanks and line ends', ' \t\r\n\u000b\u000c\u0085\u00a0\u2003\u2028\u2029\u3000'],
		['zero width characters', '\u200b\u200c\u200d\u2060\ufeff'],
		['a soft hyphen', '\u00ad'],
		['a blank of Braille', '\u2800'],
		['fillers of Hangul', '\u115f\u1160\u3164\uffa0'],
		['variation selectors', '\ufe0e\ufe0f\u{e0100}\u180b'],
		['marks of direction', '\u200e\u200f\u061c\u202a\u202e\u2066\u2069'],
		['marks on nothing', '\u0301\u20dd\u0e31'],
		['tags', '\u{e0001}\u{e0041}'],
		['invisible signs', '\u2061\u2062\u2063\u2064\u034f\u17b4\u17b5\ufff9\ufffa\ufffb'],
		['a place for a picture', '\ufffc'],
		['controls', '\u0000\u0007\u001b\u007f\u0080'],
		['a musical null notehead', '\u{1d159}'],
	])('%s', (_what, text) => {
		expect(isBlank(text)).toBe(true);
		expect(isBlank(`${text}.${text}`)).toBe(false);
	});

	it.each([
		'.',
		'1\ufe0f\u20e3',
		'😀',
		'👨\u200d👩',
		'測',
		'é',
		'e\u0301',
		'\u00a0a',
		'\u0600',
		'٠',
	])('%s is seen', (text) => {
		expect(isBlank(text)).toBe(false);
	});
});

describe('controls', () => {
	const all = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code));
	const controls = all.filter((character) => /\p{Cc}/u.test(character));
	const kept = ['\t', '\n', '\u000b', '\u000c', '\r', '\u0085'];

	it('are left out but for tabs and what ends a line', () => {
		const text = `a${controls.join('b')}c`;
		expect(controlsIn(text)).toEqual(controls.filter((control) => !kept.includes(control)));
		expect(controlsIn(withoutControls(text))).toEqual([]);
		expect(withoutControls('a\u0000b\u0007\u001bc\u007f\u009fd\te\r\nf')).toBe('abcd\te\r\nf');
	});

	it('are named', () => {
		expect(countedNames(['\u0000', '\u0007', '\u001b', '\u007f', '\u0080', '\u0000'])).toEqual([
			'U+0000 NUL (2 times)',
			'U+0007 BEL',
			'U+001B ESC',
			'U+007F DEL',
			'U+0080 invisible character',
		]);
	});
});

describe('names', () => {
	it.each([
		['\u00a0', 'U+00A0 no-break space'],
		['\u000b', 'U+000B vertical tab'],
		['\u200c', 'U+200C zero width non-joiner'],
		['\u2019', 'U+2019 right single quotation mark ’'],
		['é', 'U+00E9 é'],
		['測', 'U+6E2C 測'],
		['😀', 'U+1F600 😀'],
		['\u2063', 'U+2063 invisible character'],
	])('%j is %s', (character, name) => {
		expect(countedNames([character])).toEqual([name]);
	});

	it('are no more than asked for', () => {
		expect(countedNames(['é', 'ü', 'ö', 'ü', 'à'], 2)).toEqual([
			'U+00E9 é',
			'U+00FC ü (2 times)',
			'2 others',
		]);
	});
});

describe('plain typography', () => {
	it.each([
		['It’s\u00a0here…', "It's here..."],
		['“a” ‘b’ „c‟ ‚d‛ ′e″', `"a" 'b' "c" 'd' 'e"`],
		['1–2 — 3\u20104\u20115\u20126―7−8', '1-2 - 3-4-5-6-7-8'],
		['a\u000bb\u000cc\u0085d\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
		[
			'soft\u00adhyphen zero\u200bwidth\u200c no\u200dpe \u2060\ufeffend',
			'softhyphen zerowidth nope end',
		],
		['a\u2002b\u2003c\u2009d\u202fe\u205ff\u3000g', 'a b c d e f g'],
		['Ｃａｌｌ　０９１２！', 'Call 0912!'],
		['call 0912、now。', 'call 0912,now.'],
		['ﬁne 𝐛𝐨𝐥𝐝', 'fine bold'],
		['\u202a+886 912 345 678\u202c', '+886 912 345 678'],
		['a\ufe0fb', 'ab'],
	])('%j becomes %j', (text, plain) => {
		expect(plainTypography(text)).toBe(plain);
	});

	it.each([
		['plain text'],
		['café'],
		['您好，“王先生”……——全形ＡＢＣ　空白。'],
		['こんにちは…'],
		['👨\u200d👩\u200d👧 1\ufe0f\u20e3 #\ufe0f\u20e3 ❤\ufe0f'],
		['می\u200cخواهم 12\u200f'],
		['क्\u200dष'],
		['• © ™ ½ × №'],
		['€'],
	])('%j stays', (text) => {
		expect(plainTypography(text)).toBe(text);
	});

	it('mends what is certain in a Chinese text too', () => {
		expect(plainTypography('您好\u00a0王先生\u200b，…')).toBe('您好 王先生，…');
	});
});
