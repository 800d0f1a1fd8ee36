/**
 * undici and Node put a code on every error; one for an attempt at several addresses keeps its
 * reasons in `errors`. Known by shape: an error of another realm is no instance of this `Error`.
 */
export function codeAndText(error: unknown): [code: string, text: string] {
	if (typeof error !== 'object' || error === null) return ['UNKNOWN', String(error)];
	const code = 'code' in error && typeof error.code === 'string' ? error.code : nameless(error);
	const text = 'message' in error && typeof error.message === 'string' ? error.message : '';
	if (text !== '' || !('errors' in error) || !Array.isArray(error.errors)) return [code, text];
	return [code, error.errors.map((reason) => codeAndText(reason)[1]).join('; ')];
}

/** undici puts none on what its parser cannot read. */
function nameless(error: object): string {
	return 'name' in error && error.name === 'HTTPParserError' ? 'HPE_INVALID' : 'UNKNOWN';
}
