import { ENCODERS } from '../base/charsets';
import { type Reply, replyOf } from '../base/http/reply';
import type { Outcome } from './codes';
import type { Parameters } from './parameters';
import { redirectTarget } from './redirects';
import { charsetName, escapeMarkup, replyFields, replyText } from './replyText';
import type { CloudmaxSettings } from './settings';

const CONTENT_TYPES = { xml: 'text/xml', csv: 'text/html', file: 'application/octet-stream' };

/** The bytes of a text, with or without the byte order mark; Big5 has none. */
function encode(text: string, { encoding, byteOrderMark }: Readonly<CloudmaxSettings>): Buffer {
	const isMarked = byteOrderMark && encoding !== 'big5';
	return ENCODERS[encoding](isMarked ? `\ufeff${text}` : text);
}

function contentType(settings: Readonly<CloudmaxSettings>): string {
	const { asAttachment, replyForm, headerCharset, encoding } = settings;
	const inPage = replyForm === 'xml' ? CONTENT_TYPES.xml : CONTENT_TYPES.csv;
	const type = asAttachment ? CONTENT_TYPES.file : inPage;
	if (headerCharset === 'none') return type;
	return `${type}; charset=${headerCharset === 'utf-8' ? 'utf-8' : charsetName(encoding)}`;
}

/**
 * The reply that tells of an outcome: a redirect where the request asks for one (ReferUrl,
 * SuccessfulUr, FailedUrl), else a page or a file.
 */
export function replyTo(
	outcome: Outcome,
	parameters: Parameters,
	settings: Readonly<CloudmaxSettings>,
): Reply {
	const fields = replyFields(outcome, settings);
	const location = redirectTarget(parameters, fields, settings);
	if (location !== undefined) return objectMoved(location);
	const reply = replyOf(200, contentType(settings), encode(replyText(fields, settings), settings));
	if (!settings.asAttachment) return reply;
	const fileName = settings.replyForm === 'xml' ? 'Groups.xml' : 'Groups.csv';
	const disposition = `attachment; filename=${fileName}`;
	return { ...reply, headers: { ...reply.headers, 'content-disposition': disposition } };
}

/** A redirect as ASP.NET writes it. */
function objectMoved(location: string): Reply {
	const html = [
		'<html><head><title>Object moved</title></head><body>',
		`<h2>Object moved to <a href="${escapeMarkup(location)}">here</a>.</h2>`,
		'</body></html>',
		'',
	].join('\r\n');
	const page = replyOf(302, 'text/html; charset=utf-8', html);
	return { ...page, headers: { ...page.headers, location } };
}
