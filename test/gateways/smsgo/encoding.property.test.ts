import fc from 'fast-check';
import { chooseForm, savingOf, type SmsgoEncoding } from '../../../gateways/smsgo/encoding';
import { pointsOf } from '../../../gateways/smsgo/points';
import { isBlank } from '../../../messaging/characters';
import { encodeCharset } from '../../../transport/libraries';
import { rules } from './support';

// Chapter 1: `smbody` and notes 1 and 2.
const limits: Readonly<Record<SmsgoEncoding, number>> = {
	ASCII: 160,
	BIG5: 70,
	UCS2: 70,
	PASCII: 160,
	PBIG5: 70,
	LASCII: 330,
	LBIG5: 330,
	LUCS2: 330,
	PUSH: 330,
};
const single = new Set<SmsgoEncoding>(['ASCII', 'BIG5', 'UCS2']);
const encodings = Object.keys(limits);

const piece = fc.constantFrom(
	...['a', 'Z', '9', ' ', '\n', '~', '簡', '訊', '，', '€', '简', 'é', 'あ', '😀', '👨‍👩‍👧', '?', '嘅'],
);
const text = fc.oneof(
	fc.string({ unit: piece, maxLength: 90 }),
	fc.string({ unit: piece, minLength: 60, maxLength: 400 }),
	fc.nat(340).map((length) => 'a'.repeat(length)),
	fc.nat(340).map((length) => '簡'.repeat(length)),
	fc.string({ unit: 'grapheme', maxLength: 80 }),
	fc.string({ unit: 'binary', maxLength: 80 }),
);
const options = fc.record({
	encoding: fc.constantFrom('auto' as const, ...Object.keys(limits).filter(isEncoding)),
	isInternational: fc.boolean(),
	wapUrl: fc.constantFrom('', '', 'www.test.com/a.aspx'),
	hasReplyUrl: fc.boolean(),
});

function isEncoding(name: string): name is SmsgoEncoding {
	return encodings.includes(name);
}

/** Whether a handset that reads this encoding gets every character. */
function holds(encoding: SmsgoEncoding, content: string): boolean {
	if (encoding.endsWith('ASCII')) return /^[\t\n\r -~]*$/u.test(content);
	if (!encoding.endsWith('BIG5')) return true;
	return Array.from(content).every(
		(one) => one === '?' || encodeCharset(one, 'cp950').toString('hex') !== '3f',
	);
}

/** What carries a text that is English, and too long for a single message in the chosen encoding. */
function englishOf(chosen: SmsgoEncoding, content: string): SmsgoEncoding {
	const isMeant = content.length > 70 && content.length <= 160 && holds('ASCII', content);
	if (!isMeant || chosen.startsWith('L') || chosen === 'PUSH') return chosen;
	return chosen.startsWith('P') ? 'PASCII' : 'ASCII';
}

describe('chooseForm', () => {
	it('never gives a form that would cut the text or garble it', () => {
		fc.assert(
			fc.property(text, options, (content, chosen) => {
				const form = chooseForm(content, chosen);
				if ('problem' in form) return;
				expect(form.characters).toBe(
					content.length + (form.encoding === 'PUSH' ? chosen.wapUrl.length : 0),
				);
				expect(form.characters).toBeLessThanOrEqual(limits[form.encoding]);
				expect(holds(form.encoding, content)).toBe(true);
				if (chosen.encoding !== 'auto') {
					expect([chosen.encoding, englishOf(chosen.encoding, content)]).toContain(form.encoding);
				}
				if (chosen.isInternational || chosen.hasReplyUrl) {
					expect(single).toContain(form.encoding);
				}
			}),
			{ numRuns: 3000 },
		);
	});

	it('finds a form for every text that is not too long', () => {
		fc.assert(
			fc.property(text, (content) => {
				const form = chooseForm(content, rules);
				const canBeSent =
					!isBlank(content) && !/\p{Surrogate}/u.test(content) && content.length <= 330;
				expect('encoding' in form).toBe(canBeSent);
			}),
			{ numRuns: 2000 },
		);
	});

	it('chooses automatically the first that holds the text', () => {
		fc.assert(
			fc.property(text, (content) => {
				const form = chooseForm(content, rules);
				if ('problem' in form) return;
				const plain = (['ASCII', 'BIG5', 'UCS2'] as const).find((one) => holds(one, content));
				const isLong = plain !== undefined && content.length > limits[plain];
				expect(form.encoding).toBe(isLong ? `L${plain}` : plain);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('a saving', () => {
	it('is what the text without those characters really takes', () => {
		fc.assert(
			fc.property(text, (content) => {
				const form = chooseForm(content, rules);
				const saving = savingOf(content, rules);
				if (saving === undefined || 'problem' in form) return;
				expect(saving.because.length).toBeGreaterThan(0);
				const [smaller, larger] = [saving.form.encoding, form.encoding].map(bare);
				expect(['ASCIIBIG5', 'ASCIIUCS2', 'BIG5UCS2']).toContain(`${smaller}${larger}`);
			}),
			{ numRuns: 2000 },
		);
	});
});

/** Single or long, it is the same to a handset. */
function bare(encoding: SmsgoEncoding): string {
	return encoding.replace(/^L/u, '');
}

describe('pointsOf', () => {
	it('is a point for each segment to each recipient', () => {
		const form = { encoding: 'LBIG5', segments: 3, characters: 150 } as const;
		expect(pointsOf(form, 1, false)).toBe(3);
		expect(pointsOf(form, 50, false)).toBe(150);
	});

	it.each([
		[1, 2],
		[9, 10],
		[10, 11],
		[11, 13],
		[50, 55],
	])('with a reply URL, %d messages cost %d', (recipients, points) => {
		const form = { encoding: 'BIG5', segments: 1, characters: 4 } as const;
		expect(pointsOf(form, recipients, true)).toBe(points);
	});
});
