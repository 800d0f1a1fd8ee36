/**
 * Status codes: 0 to -10 from table 1 of the document, the others seen in practice. The texts are
 * the simulator's own but for -1 (FAQ 7) and 0 (the examples): no other text is documented.
 */
const TEXTS: Readonly<Record<string, string>> = {
	'0': 'OK',
	'-1': 'CGI string error!!',
	'-2': 'Authorization error',
	'-3': 'Priority error',
	'-4': 'A Number error',
	'-5': 'B Number error',
	'-6': 'Closed User',
	'-7': 'Invalid Encoding',
	'-8': 'Not enough points',
	'-9': 'Invalid msisdn amount',
	'-10': 'Send Fail',
	'-15': 'IP not allowed',
	'-16': 'API not enabled',
	'-21': 'Send limit reached',
	'-23': 'Signature missing',
};

/** The gateway's text for a status code; `empty` where it has none, as has been observed. */
export function codeText(code: number): string {
	return TEXTS[`${code}`] ?? 'empty';
}
