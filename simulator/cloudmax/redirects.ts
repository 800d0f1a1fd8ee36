import { type Parameters, valueOf } from './parameters';
import type { ReplyField } from './replyText';
import type { CloudmaxSettings } from './settings';

/** The macros of the document's outline, beside %omisquerystring%; none carries GROUPID. */
const MACROS = ['errorcode', 'errormsg', 'launchid', 'userid', 'customerid', 'reportpath', 'jobid'];

function successUrl(parameters: Parameters, settings: Readonly<CloudmaxSettings>): string {
	const known = settings.successParameter;
	const names = known === 'both' ? ['SuccessfulUr', 'SuccessfulUrl'] : [known];
	const urls = names.map((name) => valueOf(parameters, name.toLowerCase()));
	return urls.find((url) => url !== '') ?? '';
}

/**
 * Where the result is redirected to: SuccessfulUr without an error, FailedUrl with one, else
 * ReferUrl. Which of them wins is not documented; the more special one does.
 * @returns a text that may stand in a header, or undefined
 */
export function redirectTarget(
	parameters: Parameters,
	fields: readonly ReplyField[],
	settings: Readonly<CloudmaxSettings>,
): string | undefined {
	if (!settings.redirects) return undefined;
	const failed = fields.some(([name, value]) => name === 'ErrorCode' && value !== '0');
	const special = failed ? valueOf(parameters, 'failedurl') : successUrl(parameters, settings);
	const url = special === '' ? valueOf(parameters, 'referurl') : special;
	return url === '' ? undefined : headerSafe(expandMacros(url, fields));
}

/** A macro whose field the reply does not have stays as it is. */
function expandMacros(url: string, fields: readonly ReplyField[]): string {
	const values = new Map(fields.map(([name, value]) => [name.toLowerCase(), value]));
	return url.replace(/%([a-z]+)%/gi, (macro, name: string) => {
		const key = name.toLowerCase();
		if (key === 'omisquerystring') return queryString(fields);
		const value = MACROS.includes(key) ? values.get(key) : undefined;
		return value === undefined ? macro : encodeURIComponent(value);
	});
}

function queryString(fields: readonly ReplyField[]): string {
	return fields
		.map(([name, value]) => `${name.toUpperCase()}=${encodeURIComponent(value)}`)
		.join('&');
}

function headerSafe(url: string): string {
	return url.replace(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text));
}
