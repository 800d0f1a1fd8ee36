import { escapeText } from '../base/markup';
import type { Outcome } from './codes';
import type { CloudmaxSettings } from './settings';

/** One field of a reply, its name spelt as in the document's table of codes. */
export type ReplyField = readonly [name: string, value: string];

/** The fields of a reply: GROUPID only where a tag was added. */
export function replyFields(
	{ code, text, groupId }: Outcome,
	{ emptyMessages }: Readonly<CloudmaxSettings>,
): readonly ReplyField[] {
	const fields: ReplyField[] = [
		['ErrorCode', `${code}`],
		['ErrorMSG', emptyMessages ? '' : text],
	];
	if (groupId !== undefined) fields.push(['GroupID', groupId]);
	return fields;
}

/** A page of ASP.NET as Visual Studio makes it, with nothing in its form. */
const EMPTY_FORM = [
	'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
	'<html xmlns="http://www.w3.org/1999/xhtml">',
	'<head><title>',
	'\tGroups',
	'</title></head>',
	'<body>',
	'    <form name="form1" method="post" action="Groups.aspx" id="form1">',
	'<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwULLTE2MTY2ODcyMjlkZA==" />',
	'    <div><br></div>',
	'    </form>',
	'</body>',
	'</html>',
	'',
].join('\r\n');

/** The text of a reply in the form and with the spelling that the settings ask for, and what is around it. */
export function replyText(
	fields: readonly ReplyField[],
	settings: Readonly<CloudmaxSettings>,
): string {
	const bare = bareText(fields, settings);
	const text = settings.inString
		? `<?xml version="1.0" encoding="utf-8"?>\r\n<string xmlns="http://tempuri.org/">${escapeText(bare)}</string>`
		: bare;
	return settings.pageBehind ? `${text}\r\n\r\n${EMPTY_FORM}` : text;
}

function bareText(fields: readonly ReplyField[], settings: Readonly<CloudmaxSettings>): string {
	const spelt = fields.map(([name, value]): ReplyField => [spell(name, settings.fieldCase), value]);
	switch (settings.replyForm) {
		case 'xml':
			return xmlText(spelt, settings);
		case 'csvHeader': {
			const header = spelt.map(([name]) => name).join(',');
			return `${header}\r\n${spelt.map(([, value]) => csvValue(value)).join(',')}\r\n`;
		}
		case 'csvEquals':
			return spelt.map(([name, value]) => `${name}=${value}\r\n`).join('');
		case 'csvColon':
			return spelt.map(([name, value]) => `${name}:${value}\r\n`).join('');
	}
}

function spell(name: string, fieldCase: CloudmaxSettings['fieldCase']): string {
	if (fieldCase === 'mixed') return name;
	return fieldCase === 'upper' ? name.toUpperCase() : name.toLowerCase();
}

function csvValue(value: string): string {
	return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Escapes text for XML or HTML, in content and in attributes. */
export function escapeMarkup(text: string): string {
	return escapeText(text).replaceAll('"', '&quot;');
}

function element([name, value]: ReplyField): string {
	return value === '' ? `<${name} />` : `<${name}>${escapeMarkup(value)}</${name}>`;
}

function xmlText(fields: readonly ReplyField[], settings: Readonly<CloudmaxSettings>): string {
	const content = fields.map(element).join('');
	return `${prolog(settings)}${inRoot(content, settings.root)}`;
}

function inRoot(content: string, root: CloudmaxSettings['root']): string {
	switch (root) {
		case 'none':
			return content;
		case 'nested':
			return `<NewDataSet><Table>${content}</Table></NewDataSet>`;
		case 'RESPONSE':
		case 'RESULT':
			return `<${root}>${content}</${root}>`;
	}
}

function prolog({ prologEncoding, encoding }: Readonly<CloudmaxSettings>): string {
	if (prologEncoding === 'none') return '';
	const name = prologEncoding === 'utf-8' ? 'utf-8' : charsetName(encoding);
	return `<?xml version="1.0" encoding="${name}"?>`;
}

/** The name under which .NET announces an encoding; its `utf-16` is little-endian. */
export function charsetName(encoding: CloudmaxSettings['encoding']): string {
	if (encoding === 'utf-16le') return 'utf-16';
	return encoding === 'utf-16be' ? 'utf-16BE' : encoding;
}
