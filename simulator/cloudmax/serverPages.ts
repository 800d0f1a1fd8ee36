import type { ReceivedRequest } from '../base/http/http';
import { type Reply, replyOf } from '../base/http/reply';
import { escapeMarkup } from './replyText';

/** The yellow page with which ASP.NET tells of an exception that its program did not catch. */
export function yellowPage(type: string, message: string): Reply {
	const text = escapeMarkup(message);
	const html = [
		'<!DOCTYPE html>',
		`<html><head><title>${text}</title></head>`,
		'<body bgcolor="white">',
		"<span><H1>Server Error in '/WebAPI' Application.<hr width=100% size=1 color=silver></H1>",
		`<h2> <i>${text}</i> </h2></span>`,
		'<b> Description: </b>An unhandled exception occurred during the execution of the current ' +
			'web request.<br><br>',
		`<b> Exception Details: </b>${type}: ${text}<br><br>`,
		'<b>Version Information:</b>&nbsp;Microsoft .NET Framework Version:4.0.30319',
		'</body></html>',
		'',
	].join('\r\n');
	return replyOf(500, 'text/html; charset=utf-8', html);
}

/** The commonest of its kind. */
export function nullReferencePage(): Reply {
	return yellowPage(
		'System.NullReferenceException',
		'Object reference not set to an instance of an object.',
	);
}

const SHOWN = 20;

function dangerousPair(text: string): string | undefined {
	return text.split('&').find((pair) => pair.includes('<'));
}

/** Shows the beginning of the value, as ASP.NET does. */
function validationPage(collection: 'QueryString' | 'Form', pair: string): Reply {
	const equals = pair.indexOf('=');
	const name = pair.slice(0, Math.max(equals, 0));
	const value = pair.slice(equals + 1);
	const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}...` : value;
	return yellowPage(
		'System.Web.HttpRequestValidationException',
		`A potentially dangerous Request.${collection} value was detected from the client ` +
			`(${name}="${shown}").`,
	);
}

/**
 * The page of request validation for markup that came without percent-encoding, in the URL or in
 * an urlencoded form; undefined where there is none.
 */
export function markupRefusal(request: ReceivedRequest): Reply | undefined {
	const inQuery = dangerousPair(request.rawQuery);
	if (inQuery !== undefined) return validationPage('QueryString', inQuery);
	const isForm = request.contentType.startsWith('application/x-www-form-urlencoded');
	const inForm = isForm ? dangerousPair(request.rawBody.toString('latin1')) : undefined;
	return inForm === undefined ? undefined : validationPage('Form', inForm);
}
