import { countedNames, isBlank, plainTypography } from '../../messaging/characters';
import { toVendorTime } from '../../messaging/vendorTime';
import type { MmsAttachment } from './attachment';

/** Characters of a `cID`, and of a project name. */
export const MAX_CLIENT_ID = 36;
export const MAX_PROJECT_NAME = 36;

const SUBJECT_ASCII = 40;
const SUBJECT_MIXED = 15;
const ASCII = /^[\x20-\x7e]*$/u;

/** Everything that the recipients of one request have in common. */
export interface MmsMessage {
	readonly subject: string;
	/** May be empty where there are attachments. */
	readonly content: string;
	readonly sendAt: Date | undefined;
	readonly expireAt: Date | undefined;
	readonly projectName: string;
	readonly attachments: readonly MmsAttachment[];
}

/**
 * Why a subject cannot be sent: 40 characters where all are ASCII, otherwise 15 (`subject`). The
 * document speaks of letters and digits, and its own sample has a blank.
 */
export function subjectProblem(subject: string): string | undefined {
	if (isBlank(subject)) return "'Subject' is empty";
	if (/\p{Cc}/u.test(subject)) return "'Subject' has a line break or another control character";
	if (isBroken(subject)) return "'Subject' has half of a character";
	const isAscii = ASCII.test(subject);
	const limit = isAscii ? SUBJECT_ASCII : SUBJECT_MIXED;
	const over = lengthOf(subject) - limit;
	if (over <= 0) return undefined;
	const why = isAscii ? 'of ASCII characters alone' : 'with any character that is not ASCII';
	return `'Subject' has ${lengthOf(subject)} characters, ${over} over the ${limit} of a subject ${why}${isAscii ? '' : typographyOf(subject)}`;
}

/** What makes a subject one that is not ASCII, where a keyboard has something for all of it. */
function typographyOf(subject: string): string {
	if (!ASCII.test(plainTypography(subject))) return '';
	const foreign = Array.from(subject).filter((character) => !ASCII.test(character));
	return `, such as ${countedNames(foreign, 3).join(', ')}: the option 'Replace Typography' has it written plainly`;
}

/** Why a content cannot be sent. */
export function contentProblem(content: string, hasAttachments: boolean): string | undefined {
	if (isBroken(content)) return "'Content' has half of a character";
	if (!isBlank(content) || hasAttachments) return undefined;
	return "'Content' is empty, and there is no attachment";
}

/** Why a name of at most so many characters cannot be sent; empty is none. */
export function nameProblem(label: string, name: string, limit: number): string | undefined {
	if (/\p{Cc}/u.test(name) || isBroken(name)) {
		return `'${label}' has a character that cannot be sent`;
	}
	const over = lengthOf(name) - limit;
	return over > 0
		? `'${label}' has ${lengthOf(name)} characters, ${over} over the ${limit} that Mitake takes`
		: undefined;
}

/** `YYYYMMDDHHmmss` on a Taiwanese clock (`orderTime`, `expireTime`). */
export function writeTime(instant: Date): string {
	const { year, month, day, hour, minute, second } = toVendorTime(instant);
	return `${year}${month}${day}${hour}${minute}${second}`;
}

/** In characters as people count them, an emoji being one. */
function lengthOf(text: string): number {
	return Array.from(text).length;
}

/** Half of a surrogate pair would arrive as a question mark. */
function isBroken(text: string): boolean {
	return /\p{Cs}/u.test(text);
}
