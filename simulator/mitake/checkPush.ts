import { checkAttachments } from './attachments';
import { readDestinations } from './destinations';
import { Refusal } from './endpoint';
import { codePoints, textField } from './json';
import type { Attachment, Submission } from './message';
import type { MitakeSettings } from './settings';
import { looksLikeTime, parseCompactTime } from './time';

const LONGEST_ASCII_SUBJECT = 40;
const LONGEST_SUBJECT = 15;
const LONGEST_PROJECT_NAME = 36;

/** Letters and digits by the document, whose own sample has a blank: any ASCII, by assumption. */
function isSubjectTooLong(subject: string): boolean {
	const isAscii = /^[\x20-\x7e]*$/.test(subject);
	return codePoints(subject) > (isAscii ? LONGEST_ASCII_SUBJECT : LONGEST_SUBJECT);
}

/** The codes for a time: not 14 digits, no such moment, a moment it cannot be. */
interface TimeCodes {
	readonly form: string;
	readonly moment: string;
	readonly value: string;
}

const ORDER: TimeCodes = { form: '2004', moment: '2005', value: '2015' };
const EXPIRE: TimeCodes = { form: '2006', moment: '2007', value: '2016' };

/** @param earliest milliseconds since 1970 */
function checkTime(text: string, codes: TimeCodes, earliest: number): number | undefined | Refusal {
	if (text === '') return undefined;
	if (!looksLikeTime(text)) return new Refusal(codes.form);
	const time = parseCompactTime(text);
	if (time === undefined) return new Refusal(codes.moment);
	return time < earliest ? new Refusal(codes.value) : time;
}

function sizeOf(
	subject: string,
	content: string,
	attachments: readonly Attachment[],
	{ sizeBasis }: MitakeSettings,
): number {
	const files = attachments.map(({ bytes, encodedLength }) =>
		sizeBasis === 'base64' ? encodedLength : bytes.length,
	);
	const texts = Buffer.byteLength(subject, 'utf8') + Buffer.byteLength(content, 'utf8');
	return files.reduce((sum, size) => sum + size, texts);
}

/**
 * Checks a push in the order of the fields' table: subject (2001, 2002), order time (2004 and 2005
 * form, 2015 past), expire time (2006 and 2007 form, 2016 not after the order time or now),
 * destinations (1009), attachments (2012 to 2021), their size together (2003), project name (2019).
 * A field of the wrong type is 4003.
 */
export function checkPush(
	body: Record<string, unknown>,
	settings: MitakeSettings,
	nowMs: number,
): Submission | Refusal {
	const text = (name: string) => textField(body, name);
	const subject = text('subject');
	const content = text('content');
	const orderTime = text('orderTime');
	const expireTime = text('expireTime');
	const projectName = text('projectName');
	if (subject === undefined || content === undefined || projectName === undefined) {
		return new Refusal('4003');
	}
	if (orderTime === undefined || expireTime === undefined) return new Refusal('4003');

	if (subject === '') return new Refusal('2001');
	if (isSubjectTooLong(subject)) return new Refusal('2002');

	// The present second is not past: the times have no fractions.
	const thisSecond = Math.floor(nowMs / 1_000) * 1_000;
	const dueAt = checkTime(orderTime, ORDER, thisSecond);
	if (dueAt instanceof Refusal) return dueAt;
	const expiresAt = checkTime(expireTime, EXPIRE, (dueAt ?? thisSecond) + 1_000);
	if (expiresAt instanceof Refusal) return expiresAt;

	const destinations = readDestinations(body['destinations'], settings.maxDestinations);
	if (destinations instanceof Refusal) return destinations;
	const attachments = checkAttachments(body['attachments'], content, settings);
	if (attachments instanceof Refusal) return attachments;
	if (sizeOf(subject, content, attachments, settings) > settings.maxBytes) {
		return new Refusal('2003');
	}
	if (codePoints(projectName) > LONGEST_PROJECT_NAME) return new Refusal('2019');

	return {
		subject,
		content,
		projectName,
		orderTime,
		expireTime,
		dueAt,
		expiresAt,
		attachments,
		destinations,
	};
}
