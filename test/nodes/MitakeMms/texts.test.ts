import { jsonOf, message, MitakeHarness, textOf } from './harness';

const mitake = new MitakeHarness().install();
const TO = '0912345678';

async function send(subject: string, content: string, options = {}) {
	const input = [message(TO, content, subject)];
	const { main, hints } = await mitake.send(input, options, { onError: 'continueRegularOutput' });
	const [batch] = mitake.simulator.mitake.batches();
	return {
		json: jsonOf({ main })[0] ?? {},
		hints: hints.map((hint) => hint.message),
		sent: batch === undefined ? undefined : [batch.subject, batch.content],
	};
}

describe('a text that nobody meant is refused', () => {
	test.each([
		['Subject', '[object Object]', 'content'],
		['Subject', 'undefined', 'content'],
		['Content', 'subject', 'Dear [object Object]'],
		['Content', 'subject', 'Invalid Date'],
		['Content', 'subject', 'null'],
	])('in %s: %j, %j', async (label, subject, content) => {
		const { json, sent } = await send(subject, content);
		expect(json).toMatchObject({ accepted: false, status: 'failed' });
		expect(textOf(json, 'reason')).toContain(`'${label}' has '`);
		expect(sent).toBeUndefined();
		const warned = await send(subject, content, { checkText: 'warn' });
		expect(warned.hints).toEqual([expect.stringContaining(`'${label}' has '`)]);
		expect(warned.sent).toEqual([subject, content]);
	});

	test('with braces in a field that is no expression', async () => {
		const parameters = { to: TO, subject: 'Dear {{ $json.name }}', content: 'x', options: {} };
		const { error } = await mitake.run('send', parameters, { items: [{}] });
		expect(error?.message).toContain("'Subject' has '{{ $json.name }}'");
		expect(mitake.pushes()).toEqual([]);
	});
});

test('a good text with such a word is sent with a hint', async () => {
	const { hints, sent } = await send('Sensor', 'sensor value null');
	expect(sent).toEqual(['Sensor', 'sensor value null']);
	expect(hints).toEqual([expect.stringContaining("'Content' has 'null'")]);
	expect((await send('Sensor', 'sensor value null', { checkText: 'off' })).hints).toEqual([]);
});

test.each(['\u200b', '\u00ad\u2060', '\u2800', '\u3164', '\u0000\u0007'])(
	'%j is no subject and no content',
	async (blank) => {
		expect((await send(blank, 'content')).json).toMatchObject({ reason: "'Subject' is empty" });
		expect((await send('subject', blank)).json).toMatchObject({
			reason: "'Content' is empty, and there is no attachment",
		});
		expect(mitake.pushes()).toEqual([]);
	},
);

test('controls are left out, with a hint for each field', async () => {
	const { hints, sent } = await send('sub\u0000ject', 'a\u0007b\nc');
	expect(sent).toEqual(['subject', 'ab\nc']);
	expect(hints).toEqual([
		"'Subject' has U+0000 NUL, which no handset shows: left out",
		"'Content' has U+0007 BEL, which no handset shows: left out",
	]);
});

test('a subject that is too long for a typographic sign names it, and fits with a plain one', async () => {
	const subject = 'Today’s offer of the week';
	const { json } = await send(subject, 'content');
	expect(textOf(json, 'reason')).toContain('such as U+2019 right single quotation mark ’');
	const { sent } = await send(subject, 'It’s here…', { replaceTypographic: true });
	expect(sent).toEqual(["Today's offer of the week", "It's here..."]);
});
