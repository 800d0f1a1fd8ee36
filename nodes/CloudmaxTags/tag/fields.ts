import type { INodeProperties } from 'n8n-workflow';
import type { CloudmaxTagKey } from '../../../gateways/cloudmax/tag';
import { quoted } from '../../../messaging/text';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { unlessFromUrl } from './carrier';

/** The tag that an operation is about. An id is the default: two tags can have one name. */
export const tagField = {
	displayName: 'Tag',
	name: 'tag',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The tag to work on',
	...unlessFromUrl,
	modes: [
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. VIP customers',
			hint: 'The same name can exist for SMS and for e-mail; an ID is never ambiguous',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1024',
			hint: "The 'id' that creating the tag returned",
		},
	],
} as const satisfies INodeProperties;

/** The choices of `jobType` that the vendor knows. */
export const EMAIL = {
	name: 'Email',
	value: 'email',
	description: 'The tag is for e-mail addresses',
} as const;
export const SMS = {
	name: 'SMS',
	value: 'sms',
	description: 'The tag is for phone numbers',
} as const;

/**
 * The tag of an operation, by exactly one of its two handles.
 *
 * @throws InputProblem when it is empty or cannot be sent, or is no ID where it should be one
 */
export function readKey(tag: { mode: 'name' | 'id'; value: string }): CloudmaxTagKey {
	const value = readRequired(tag.value, 'Tag');
	return tag.mode === 'id' ? { id: readTagId(value) } : { name: value };
}

/**
 * The ID of a tag: digits. What else a gateway might take one for, such as `*` or `-1`, could stand for
 * every tag.
 */
function readTagId(text: string): string {
	const id = text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
	if (/^\d{1,20}$/u.test(id) && /[1-9]/u.test(id)) return id;
	throw new InputProblem(
		`'Tag' is ${quoted(text)}, which is not the ID of a tag: only digits are, such as 1024. A tag is found by its name with By Name`,
	);
}

/**
 * A text that must be there, without blanks around it.
 *
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is empty or cannot be sent
 */
export function readRequired(text: string, label: string): string {
	const value = readText(text, label);
	if (value === '') throw new InputProblem(`'${label}' is empty`);
	return value;
}

/**
 * A text without blanks around it; empty is none.
 *
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it has a character that cannot be sent: half of a surrogate pair, which
 * UTF-8 does not have, or one that XML does not have
 */
export function readText(text: string, label: string): string {
	const value = text.trim();
	const bad = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(value)?.[0];
	if (bad === undefined) return value;
	const point = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	throw new InputProblem(`'${label}' has the character U+${point}, which cannot be sent`);
}
