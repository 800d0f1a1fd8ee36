import { countedNames, isBlank, plainTypography } from '../../messaging/characters';
import { encodeCharset } from '../../transport/libraries';

/** How the handset is told to read the text ("encoding" in chapter 1); the wire is always UTF-8. */
export type SmsgoEncoding =
	'ASCII' | 'BIG5' | 'UCS2' | 'LASCII' | 'LBIG5' | 'LUCS2' | 'PASCII' | 'PBIG5' | 'PUSH';

/** What a person calls them. */
export const ENCODING_NAMES = {
	ASCII: 'ASCII',
	BIG5: 'Big5',
	UCS2: 'Unicode (UCS-2)',
	LASCII: 'Long ASCII',
	LBIG5: 'Long Big5',
	LUCS2: 'Long Unicode (UCS-2)',
	PASCII: 'Pop-Up ASCII',
	PBIG5: 'Pop-Up Big5',
	PUSH: 'WAP Push',
} as const satisfies Record<SmsgoEncoding, string>;

/** What one message needs, before it is multiplied by its recipients. */
export interface Form {
	readonly encoding: SmsgoEncoding;
	/** Messages that a handset gets, each of them paid for. */
	readonly segments: number;
	/** Characters as the vendor counts them: UTF-16 code units. */
	readonly characters: number;
}

/** What decides the encoding beside the text. */
export interface FormRules {
	readonly encoding: SmsgoEncoding | 'auto';
	readonly isInternational: boolean;
	readonly wapUrl: string;
	/** Whether replies are asked for, which long messages do not allow. */
	readonly hasReplyUrl: boolean;
}

const SINGLE_ASCII = 160;
const SINGLE_OTHER = 70;
/** "Long messages support 330 characters", Chinese or not. The vendor's newer API says 335. */
const LONG = 330;
const LONG_SEGMENT_ASCII = 153;
const LONG_SEGMENT_OTHER = 67;
/** Bytes of title and address together; more is sent as a long message and charged by segment. */
export const WAP_PUSH_BYTES = 88;

const SIMPLE: ReadonlySet<SmsgoEncoding> = new Set(['ASCII', 'BIG5', 'UCS2']);
const SIMPLE_NAMES = `${ENCODING_NAMES.ASCII}, ${ENCODING_NAMES.BIG5} and ${ENCODING_NAMES.UCS2}`;

/**
 * Chooses the encoding for a text, or checks the chosen one: never does a handset get less than the
 * whole text. `auto` takes ASCII, BIG5, UCS2, the first that holds every character, and its long
 * form where the text is longer than one message.
 *
 * Chapter 1: the table and notes 1, 2, 3 and 5.
 *
 * @returns the form of the message, or why it cannot be sent so
 */
export function chooseForm(text: string, rules: FormRules): Form | { problem: string } {
	if (isBlank(text)) return { problem: "'Text' is empty" };
	if (/\p{Surrogate}/u.test(text)) {
		return {
			problem: "'Text' has half of a character in it, probably cut in the middle of an emoji",
		};
	}
	if (rules.encoding === 'auto') return plain(text, automatic(text, rules), rules);
	if (rules.encoding === 'PUSH') return wapPush(text, rules);
	const problem = lacking(text, rules.encoding);
	return problem === undefined ? plain(text, carrying(text, rules.encoding), rules) : { problem };
}

/**
 * The encoding that carries a text in the chosen one. The document gives 160 characters to a text that
 * is English and not to an encoding; whether a gateway does too where another is chosen is not known,
 * and what is too long is cut off. As ASCII the text reads the same, and is whole on either.
 */
function carrying(text: string, chosen: Exclude<SmsgoEncoding, 'PUSH'>): SmsgoEncoding {
	const needsEnglish = !chosen.startsWith('L') && text.length > SINGLE_OTHER;
	if (!needsEnglish || !isAscii(text)) return chosen;
	return chosen.startsWith('P') ? 'PASCII' : 'ASCII';
}

/** What a text would take without the few characters that keep it from a smaller encoding. */
export interface Saving {
	/** Those characters in words, each with how many there are. */
	readonly because: readonly string[];
	readonly form: Form;
}

/** One character in so many is not what a text is written in. */
const FEW = 4;

/**
 * The characters that made `auto` take another encoding than ASCII, or than BIG5, and the form of the
 * text without them: with what is on a keyboard in the place of typographic ones. Undefined where
 * there are none, or the text is written in them.
 */
export function savingOf(text: string, rules: FormRules): Saving | undefined {
	if (rules.encoding !== 'auto') return undefined;
	const characters = Array.from(text);
	const plain = plainTypography(text);
	const beyondBig5 = notInBig5(text);
	for (const isForeign of [
		(character: string) => !isAscii(character),
		(character: string) => beyondBig5.includes(character),
	]) {
		const foreign = characters.filter(isForeign);
		const isFew = foreign.length * FEW <= characters.length || isAscii(plain);
		if (foreign.length === 0 || !isFew) continue;
		const rest = Array.from(plain).filter((character) => !isForeign(character));
		const form = chooseForm(rest.join(''), rules);
		if (!('problem' in form)) return { because: countedNames(foreign), form };
	}
	return undefined;
}

function automatic(text: string, rules: FormRules): SmsgoEncoding {
	const single = isAscii(text) ? 'ASCII' : notInBig5(text) === '' ? 'BIG5' : 'UCS2';
	const isSingle = text.length <= limitOf(single) || rules.isInternational || rules.hasReplyUrl;
	return isSingle ? single : `L${single}`;
}

/** Why an encoding that the user chose does not hold the text; undefined where it does. */
function lacking(text: string, encoding: SmsgoEncoding): string | undefined {
	if (encoding.endsWith('ASCII') && !isAscii(text)) {
		const foreign = Array.from(text).filter((character) => !isAscii(character));
		return `'Encoding' is ${ENCODING_NAMES[encoding]}, and the text has characters that are not ASCII: ${countedNames(foreign).join(', ')}`;
	}
	const foreign = encoding.endsWith('BIG5') ? notInBig5(text) : '';
	if (foreign === '') return undefined;
	const way = encoding.startsWith('P')
		? 'a pop-up has no other encoding for it'
		: `choose ${ENCODING_NAMES.UCS2} or Automatic`;
	const characters = Array.from(foreign);
	const names = characters.some(isBlank) ? countedNames(characters).join(', ') : `'${foreign}'`;
	return `'Encoding' is ${ENCODING_NAMES[encoding]}, and Big5 has no ${names}; ${way}`;
}

function plain(
	text: string,
	encoding: SmsgoEncoding,
	rules: FormRules,
): Form | { problem: string } {
	const characters = text.length;
	if (!SIMPLE.has(encoding) && rules.isInternational) {
		return {
			problem: `'Encoding' is ${ENCODING_NAMES[encoding]}, and smsgo sends only ${SIMPLE_NAMES} abroad`,
		};
	}
	if (!SIMPLE.has(encoding) && rules.hasReplyUrl) {
		return {
			problem: `'Encoding' is ${ENCODING_NAMES[encoding]}, and 'Reply URL' goes with ${SIMPLE_NAMES} only`,
		};
	}
	if (rules.wapUrl !== '') return { problem: "'WAP URL' goes with the encoding WAP Push only" };
	const limit = limitOf(encoding);
	if (characters > limit) return { problem: tooLong(characters, limit, encoding, rules) };
	return { encoding, segments: segmentsOf(text, encoding), characters };
}

function wapPush(text: string, rules: FormRules): Form | { problem: string } {
	if (rules.wapUrl === '') return { problem: "'WAP URL' is empty, and WAP Push sends it" };
	if (rules.isInternational) return { problem: 'smsgo sends no WAP Push abroad' };
	if (rules.hasReplyUrl) return { problem: "'Reply URL' does not go with WAP Push" };
	const content = text + rules.wapUrl;
	const characters = content.length;
	if (characters > LONG) return { problem: tooLong(characters, LONG, 'PUSH', rules) };
	const fits = wapPushBytes(text, rules.wapUrl) <= WAP_PUSH_BYTES;
	return {
		encoding: 'PUSH',
		segments: fits ? 1 : divided(content, LONG_SEGMENT_OTHER),
		characters,
	};
}

/** Bytes of a WAP push as note 3 counts them: UTF-8, three for a Chinese character. */
export function wapPushBytes(text: string, wapUrl: string): number {
	return Buffer.byteLength(text + wapUrl, 'utf8');
}

function tooLong(
	characters: number,
	limit: number,
	encoding: SmsgoEncoding,
	rules: FormRules,
): string {
	const why = rules.isInternational
		? ', and smsgo sends no long messages abroad'
		: rules.hasReplyUrl
			? ", and 'Reply URL' does not go with long messages"
			: '';
	return `'Text' has ${characters} characters, ${characters - limit} over the ${limit} that ${ENCODING_NAMES[encoding]} takes${why}; split it into several messages`;
}

function limitOf(encoding: SmsgoEncoding): number {
	if (encoding.startsWith('L')) return LONG;
	return encoding.endsWith('ASCII') ? SINGLE_ASCII : SINGLE_OTHER;
}

/** A long form whose text fits a single message is one segment, as on any network. */
function segmentsOf(text: string, encoding: SmsgoEncoding): number {
	const isAsciiForm = encoding.endsWith('ASCII');
	if (text.length <= (isAsciiForm ? SINGLE_ASCII : SINGLE_OTHER)) return 1;
	return divided(text, isAsciiForm ? LONG_SEGMENT_ASCII : LONG_SEGMENT_OTHER);
}

/**
 * Segments of a long message of so many units each. An emoji has two units, and networks divide none:
 * it goes whole into the next segment, and an estimate must not be too low.
 */
function divided(text: string, units: number): number {
	let segments = 0;
	for (let start = 0; start < text.length; segments++) {
		const end = start + units;
		const isDivided = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
		start = isDivided ? end - 1 : end;
	}
	return segments;
}

function isAscii(text: string): boolean {
	return /^[\t\n\r\x20-\x7e]*$/u.test(text);
}

const MARK = 0x3f;

/**
 * The characters of a text that Big5 cannot hold, each once; empty where it holds all of them. Code
 * page 950 is what Taiwanese gateways mean by Big5: the Hong Kong extension is not in it.
 */
function notInBig5(text: string): string {
	// What it cannot hold becomes a question mark, which is no part of any other character. Most texts
	// have none, and asking for all characters at once takes a sixth of the time.
	const encoded = encodeCharset(text, 'cp950');
	if (!encoded.includes(MARK)) return '';
	const marks = text.split('?').length - 1;
	if (encoded.reduce((count, byte) => (byte === MARK ? count + 1 : count), 0) === marks) return '';
	const foreign = new Set<string>();
	for (const character of text) {
		const isForeign =
			character > '\x7f' && encodeCharset(character, 'cp950').toString('latin1') === '?';
		if (isForeign) foreign.add(character);
	}
	return [...foreign].join('');
}
