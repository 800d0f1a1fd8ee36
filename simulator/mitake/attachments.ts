import { isList, isRecord } from '../base/control/controlError';
import { sha256Of } from '../base/digest';
import { Refusal } from './endpoint';
import { codePoints, textField } from './json';
import type { Attachment } from './message';
import type { MitakeSettings } from './settings';

const LONGEST_NAME = 50;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The first bytes of every type, as latin1; an mp3 file begins with a tag or with a frame. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
	jpg: ['\xff\xd8\xff'],
	jpeg: ['\xff\xd8\xff'],
	png: ['\x89PNG\r\n\x1a\n'],
	gif: ['GIF87a', 'GIF89a'],
	mp3: ['ID3', '\xff\xe2', '\xff\xe3', '\xff\xf2', '\xff\xf3', '\xff\xfa', '\xff\xfb'],
};

/**
 * Checks `attachments` in the order of the fields: 2012 for an empty list, then for every element
 * 2021 no content, 2013 no type, 2014 no name, 2017 name above 50 characters, 2020 an unsupported
 * type, a content that is no base64, or (setting `checkAttachmentContent`) a file of another type.
 * Whether a push may do without is not documented; by default it may if it has a content.
 */
export function checkAttachments(
	value: unknown,
	content: string,
	settings: MitakeSettings,
): readonly Attachment[] | Refusal {
	if (value === undefined || value === null) {
		return settings.attachmentsRequired || content === '' ? new Refusal('2012') : [];
	}
	if (!isList(value)) return new Refusal('4003');
	if (value.length === 0) return new Refusal('2012');
	const attachments: Attachment[] = [];
	for (const element of value) {
		const attachment = checkAttachment(element, settings);
		if (attachment instanceof Refusal) return attachment;
		attachments.push(attachment);
	}
	return attachments;
}

function checkAttachment(value: unknown, settings: MitakeSettings): Attachment | Refusal {
	if (!isRecord(value)) return new Refusal('4003');
	const encoded = textField(value, 'attachContent');
	const type = textField(value, 'attachType');
	const name = textField(value, 'attachName');
	if (encoded === undefined || type === undefined || name === undefined) return new Refusal('4003');
	if (encoded === '') return new Refusal('2021');
	if (type === '') return new Refusal('2013');
	if (name === '') return new Refusal('2014');
	if (codePoints(name) > LONGEST_NAME) return new Refusal('2017');
	const signatures = SIGNATURES[type.toLowerCase()];
	const isBase64 = encoded.length % 4 === 0 && BASE64.test(encoded);
	if (signatures === undefined || !isBase64) return new Refusal('2020');
	const bytes = Buffer.from(encoded, 'base64');
	const start = bytes.subarray(0, 8).toString('latin1');
	const isOfType = signatures.some((signature) => start.startsWith(signature));
	if (settings.checkAttachmentContent && !isOfType) return new Refusal('2020');
	return { type, name, bytes, sha256: sha256Of(bytes), encodedLength: encoded.length };
}
