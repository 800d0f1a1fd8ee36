import { jsonOf, message, SmsgoHarness, textOf } from './harness';

const smsgo = new SmsgoHarness().install();
const TO = '0912345678';
const english = 'a'.repeat(100);

/** Sends one text, as an expression gave it or as the panel's own. */
async function send(text: string, options: Parameters<typeof smsgo.send>[1] = {}, isFixed = false) {
	const parameters = { to: TO, text: isFixed ? text : '={{ $json.text }}', options };
	const rest = { items: [{ text }], onError: 'continueRegularOutput' } as const;
	const { main, hints } = await smsgo.run('send', parameters, rest);
	return {
		json: jsonOf({ main })[0] ?? {},
		hints: hints.map((hint) => hint.message),
		texts: smsgo.simulator.smsgo.handset(TO).map(({ text: shown }) => shown),
	};
}

describe('a text that nobody meant', () => {
	const certain = [
		'Dear [object Object], your order is ready',
		'您的預約時間：Invalid Date',
		'undefined',
		'null',
		' NaN ',
		'function trim() { [native code] }',
	];

	test.each(certain)('%j is refused, and the reason says how to send it', async (text) => {
		for (const options of [{}, { checkText: 'refuse' }]) {
			const { json, texts } = await send(text, options);
			expect(json).toMatchObject({ recipient: TO, accepted: false, status: 'failed' });
			expect(textOf(json, 'reason')).toMatch(/^'Text' has '.*'Check Text' and choose Warn$/u);
			expect(texts).toEqual([]);
		}
		expect(smsgo.simulator.smsgo.requests()).toEqual([]);
	});

	test.each(certain)('%j is sent with a hint where that is wanted', async (text) => {
		const { json, hints, texts } = await send(text, { checkText: 'warn' });
		expect(json).toMatchObject({ accepted: true });
		expect(hints).toEqual([expect.stringMatching(/^'Text' has .* It was sent all the same$/u)]);
		expect(texts).toEqual([text]);
	});

	test.each([...certain, 'sensor value null'])('%j is sent without a word: off', async (text) => {
		const { json, hints } = await send(text, { checkText: 'off' });
		expect(json).toMatchObject({ accepted: true });
		expect(hints).toEqual([]);
	});

	test.each(['sensor value null', '您好undefined先生', 'NaN degrees'])(
		'%j may be meant: it is sent with a hint',
		async (text) => {
			const { json, hints, texts } = await send(text);
			expect(json).toMatchObject({ accepted: true });
			expect(hints).toEqual([expect.stringContaining('It was sent all the same')]);
			expect(texts).toEqual([text]);
		},
	);

	test('an expression in a field that is none is refused, and sent where its braces are a value', async () => {
		const text = 'Dear {{ $json.name }}, hello';
		const fixed = await send(text, {}, true);
		expect(fixed.json).toMatchObject({ accepted: false });
		expect(textOf(fixed.json, 'reason')).toContain('switch it to Expression');
		expect(fixed.texts).toEqual([]);
		const value = await send(text);
		expect(value.json).toMatchObject({ accepted: true });
		expect(value.hints).toHaveLength(1);
	});

	test('of many, only those are refused, and one hint is enough', async () => {
		const texts = ['good', '[object Object]', 'x null', 'y null', 'z null', 'undefined'];
		const { main, hints } = await smsgo.send(texts.map((text) => message(TO, text)));
		expect(main.map(({ json }) => json['accepted'])).toEqual([
			true,
			false,
			true,
			true,
			true,
			false,
		]);
		const about = hints.filter((hint) => hint.message.includes('null'));
		expect(about.map((hint) => hint.message)).toEqual([
			expect.stringContaining('(item 2 is the first)'),
		]);
	});

	test('a waiting send refuses it too', async () => {
		const parameters = { to: TO, text: '[object Object]', waitFor: 1, options: {} };
		const { error } = await smsgo.run('sendAndWaitForDelivery', parameters, { items: [{}] });
		expect(error?.message).toContain('[object Object]');
		expect(smsgo.simulator.smsgo.requests()).toEqual([]);
	});
});

describe('whatever the setting', () => {
	test.each(['off', 'warn', 'refuse'])('%s: what cannot be seen is no text', async (checkText) => {
		for (const text of [
			'\u200b',
			'\u2060\u00ad',
			'\u2800',
			'\u3164',
			'\ufe0f',
			'\u0301',
			'\u0000',
		]) {
			const { json } = await send(text, { checkText });
			expect(json).toMatchObject({ accepted: false, reason: "'Text' is empty" });
		}
		expect(smsgo.simulator.smsgo.requests()).toEqual([]);
	});

	test.each(['off', 'warn', 'refuse'])(
		'%s: controls are left out, with a hint',
		async (checkText) => {
			const { json, hints, texts } = await send('a\u0000b\u0007c\u001bd\te\nf', { checkText });
			expect(json).toMatchObject({ accepted: true, encoding: 'ASCII' });
			expect(texts).toEqual(['abcd\te\nf']);
			expect(hints).toEqual([
				"'Text' has U+0000 NUL, U+0007 BEL, U+001B ESC, which no handset shows: left out",
			]);
		},
	);
});

describe('what makes a text dear', () => {
	test.each([
		['\u00a0', 'U+00A0 no-break space', ' '],
		['’', 'U+2019 right single quotation mark ’', "'"],
		['\u200c', 'U+200C zero width non-joiner', ''],
		['\u000b', 'U+000B vertical tab', '\n'],
	])(
		'%j is named, with the price without it, and can be replaced',
		async (character, name, plain) => {
			const text = `${english}${character}b`;
			const { json, hints, texts } = await send(text);
			expect(json).toMatchObject({ segments: 2, requestPoints: 2 });
			expect(hints).toEqual([
				`'Text' takes 2 segments for each recipient because of ${name}; without it would take 1. The option 'Replace Typography' replaces some or all`,
			]);
			expect(texts).toEqual([text]);
			const replaced = await send(text, { replaceTypographic: true });
			expect(replaced.json).toMatchObject({ encoding: 'ASCII', segments: 1, requestPoints: 1 });
			expect(replaced.hints).toEqual([]);
			expect(replaced.texts.at(-1)).toBe(`${english}${plain}b`);
		},
	);

	test('a text that is too long because of it says so', async () => {
		const parameters = { to: '+8613681912700', text: `${english}’`, options: {} };
		const { error } = await smsgo.run('send', parameters, { items: [{}] });
		expect(error?.message).toMatch(/31 over the 70 .* It would fit without U\+2019/u);
	});

	test('a replacement that would cost more is not made', async () => {
		const text = `${'é'.repeat(68)}……`;
		const { json, texts } = await send(text, { replaceTypographic: true });
		expect(json).toMatchObject({ segments: 1 });
		expect(texts).toEqual([text]);
	});

	test('estimate names it, and what it would cost without it', async () => {
		const estimate = async (text: string, options = {}) =>
			jsonOf(
				await smsgo.run('estimate', { to: `${TO},0922345678`, text, options }, { items: [{}] }),
			)[0];
		expect(await estimate(`${english}\u00a0\u00a0b’`)).toEqual({
			recipients: 2,
			encoding: 'LUCS2',
			segments: 2,
			characters: 104,
			points: 4,
			encodingForcedBy: ['U+00A0 no-break space (2 times)', 'U+2019 right single quotation mark ’'],
			pointsWithoutThem: 2,
		});
		const plain = await estimate(`${english}\u00a0`, { replaceTypographic: true });
		expect(plain).toEqual({
			recipients: 2,
			encoding: 'ASCII',
			segments: 1,
			characters: 101,
			points: 2,
		});
		expect(await estimate('a\u0000b')).toMatchObject({ encoding: 'ASCII', characters: 2 });
	});

	test.each([
		[false, 3],
		[true, 2],
	])(
		'an emoji at a border is counted dearly; smsgo divides it: %s',
		async (dividesPairs, points) => {
			smsgo.simulator.smsgo.changeSettings({ dividesPairs });
			const { json } = await send(`${'a'.repeat(66)}😀${'a'.repeat(66)}`);
			expect(json).toMatchObject({ encoding: 'LUCS2', segments: 3, requestPoints: points });
		},
	);
});
