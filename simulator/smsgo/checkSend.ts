import type { ReceivedRequest } from '../base/http/http';
import { parseWallTime } from '../base/wallTime';
import { priceOf } from './charge';
import { type Encoding, encodingOf, isSingle, render } from './encoding';
import { Refusal } from './endpoint';
import type { Submission } from './message';
import { isInternational, isNumber, MOST_NUMBERS, splitList } from './numbers';
import type { SmsgoState } from './state';

const CGI_ERROR = new Refusal(-1);
const LONGEST_REPLY_URL = 300;
const DEFAULT_REPLY_DAYS = 3;
const MOST_REPLY_DAYS = 30;

/** The numbers that are sent to: none or more than 50 is -9, a bad one -5. */
function checkNumbers(dstaddr: string, { settings }: SmsgoState): string[] | Refusal {
	const numbers = splitList(dstaddr);
	if (numbers.length === 0 || numbers.length > MOST_NUMBERS) return new Refusal(-9);
	const good = numbers.filter((number) => isNumber(number, settings.strictChinaPrefixes));
	const isBad = settings.badNumber === 'rejectCall' ? good.length < numbers.length : false;
	return isBad || good.length === 0 ? new Refusal(-5) : good;
}

/** A reply URL counts where it is a URL and the encoding may have one; elsewhere it is ignored. */
function usableReplyUrl(url: string, encoding: Encoding): string {
	return isSingle(encoding) && /^https?:/i.test(url) && URL.canParse(url) ? url : '';
}

function replyDaysOf(value: string): number | undefined {
	if (value === '') return DEFAULT_REPLY_DAYS;
	const days = /^\d{1,3}$/.test(value) ? Number(value) : 0;
	return days >= 1 && days <= MOST_REPLY_DAYS ? days : undefined;
}

/** What can be said of a message without looking at its recipients. */
type Draft = Pick<Submission, 'text' | 'dlvtime' | 'dueAt' | 'replydays' | 'encoding' | 'wapUrl'>;

/** The text is taken as it is: blanks alone are a text too. */
function readDraft(field: (name: string) => string): Draft | Refusal {
	const text = field('smbody');
	const dlvtime = field('dlvtime');
	const dueAt = dlvtime === '' ? undefined : parseWallTime(dlvtime);
	const replydays = replyDaysOf(field('replydays'));
	if (text === '' || (dlvtime !== '' && dueAt === undefined)) return CGI_ERROR;
	if (replydays === undefined || field('replyurl').length > LONGEST_REPLY_URL) return CGI_ERROR;

	const encoding = encodingOf(field('encoding'));
	if (encoding === undefined) return new Refusal(-7);
	const wapUrl = encoding === 'PUSH' ? field('wapurl') : '';
	if (encoding === 'PUSH' && wapUrl === '') return CGI_ERROR;
	return { text, dlvtime, dueAt, replydays, encoding, wapUrl };
}

/** The account's limit of recipients, its points, and the signature that it has to use. */
function limitRefusal(
	{ settings, account, accepted }: SmsgoState,
	{ numbers, points, text }: Pick<Submission, 'numbers' | 'points' | 'text'>,
): Refusal | undefined {
	const { sendLimit, requiredSignature } = settings;
	if (sendLimit !== null && accepted + numbers.length > sendLimit) return new Refusal(-21);
	if (points > account.points) return new Refusal(-8);
	const isUnsigned = requiredSignature !== null && !text.includes(requiredSignature);
	return isUnsigned ? new Refusal(-23) : undefined;
}

/**
 * Checks an authorised send request and works out what it would become. The order in which the
 * gateway checks is not documented; assumed are text and other fields (-1), encoding (-7), numbers
 * (-9, -5), encoding abroad (-7), the limit of the account (-21), points (-8), signature (-23).
 * Unknown parameters, `smbdy` and `staddr` among them, are ignored; the one meant is then missing.
 */
export function checkSend(
	request: ReceivedRequest,
	host: string,
	state: SmsgoState,
): Submission | Refusal {
	const { settings } = state;
	const field = (name: string) => request.fields.get(name)?.value ?? '';
	const draft = readDraft(field);
	if (draft instanceof Refusal) return draft;
	const { text, encoding, wapUrl } = draft;

	const numbers = checkNumbers(field('dstaddr'), state);
	if (numbers instanceof Refusal) return numbers;
	if (!isSingle(encoding) && numbers.some(isInternational)) return new Refusal(-7);

	const rendered = render(text, encoding, wapUrl, settings);
	const replyurl = usableReplyUrl(field('replyurl'), encoding);
	const surcharge =
		replyurl === '' ? 0 : state.surcharge.of(numbers.length, settings.replySurchargeEvery);
	const points = priceOf(numbers, rendered.parts, settings) + surcharge;
	const { truncated, replaced, parts } = rendered;
	const refusal = limitRefusal(state, { numbers, points, text });
	if (refusal !== undefined) return refusal;
	const doubleEncoded = [...request.fields.values()].filter(({ decodes }) => decodes > 1);
	return {
		...draft,
		host,
		numbers,
		rawText: request.fields.get('smbody')?.raw ?? '',
		shownText: rendered.text,
		truncated,
		replaced,
		parts,
		points,
		response: field('response'),
		replyurl,
		doubleEncoded: doubleEncoded.map(({ name }) => name),
	};
}
