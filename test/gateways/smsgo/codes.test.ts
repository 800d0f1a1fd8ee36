import fc from 'fast-check';
import { isState, readCode, readState, readStatus } from '../../../gateways/smsgo/codes';

describe('readCode', () => {
	// Table 1 of 6.1 and 6.2, and codes of later years.
	it.each([
		['-2', /account.*password|password.*account/iu, 'credential-invalid'],
		['-3', /priority/iu, 'configuration-invalid'],
		['-4', /sender/iu, 'configuration-invalid'],
		['-5', /recipient/iu, undefined],
		['-6', /closed/iu, 'credential-invalid'],
		['-7', /encoding/iu, 'configuration-invalid'],
		['-8', /points/iu, 'quota-exhausted'],
		['-9', /number of recipients/iu, undefined],
		['-15', /IP address/u, 'configuration-invalid'],
		['-16', /API is not enabled/u, 'configuration-invalid'],
		['-21', /limit/iu, 'rate-limited'],
		['-23', /signature/iu, 'configuration-invalid'],
	])('%s proves a refusal', (code, reason, cause) => {
		const read = readCode(code, '原文');
		expect(read.isProven).toBe(true);
		expect(read.failure).toMatchObject({ code, text: '原文' });
		expect(read.failure.reason).toMatch(reason);
		expect(read.failure.reason).not.toMatch(/\.$/u);
		expect(read.failure.advice).toMatch(/\.$/u);
		expect(read.failure.cause).toBe(cause);
	});

	it.each(['CGI string error!!', 'CGI string error', ' cgi STRING error! '])(
		'-1 with the text of FAQ 7 proves that the text was empty: %j',
		(text) => {
			const { isProven, failure } = readCode('-1', text);
			expect(isProven).toBe(true);
			expect(failure).toMatchObject({ code: '-1', text });
			expect(failure.advice).toMatch(/empty/u);
		},
	);

	it.each([
		['-1', ''],
		['-1', 'Unknow'],
		['-1', 'CGI string error!! try later'],
		['-10', 'Send Fail'],
		['-10', 'CGI string error!!'],
		['-11', ''],
		['-99', 'x'],
		['1', ''],
		['', ''],
	])('%s with %j proves nothing', (code, text) => {
		const { isProven, failure } = readCode(code, text);
		expect(isProven).toBe(false);
		expect(failure).toMatchObject({ code, text });
		expect(failure.reason).toContain(code);
	});

	it('proves nothing with a code that nobody has described', () => {
		const known = ['-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9', '-15', '-16', '-21', '-23'];
		const anything = fc.oneof(
			fc.string(),
			fc.integer().map(String),
			fc.constantFrom('constructor', 'toString', '__proto__'),
		);
		fc.assert(
			fc.property(anything, (code) => {
				fc.pre(!known.includes(code));
				expect(readCode(code, '').isProven).toBe(false);
			}),
		);
	});
});

describe('readState', () => {
	it.each([
		['DELIVRD', 'delivered', null],
		['EXPIRED', 'expired', /expired/u],
		['DELETED', 'cancelled', /deleted/u],
		['UNDELIV', 'undeliverable', /cannot be delivered/u],
		['ABSENT', 'undeliverable', /does not exist/u],
		['SPAM', 'rejected', /spam/u],
		['BLOCK', 'rejected', /blocks/u],
		['ACCEPTD', 'sent', null],
		['UNKNOWN', 'unknown', /\S/u],
		['REJECTD', 'rejected', /refused/u],
		['SYNTAXE', 'rejected', /\S/u],
	] as const)('%s of table 2 is final', (word, status, reason) => {
		const state = readState(word);
		expect(state).toMatchObject({ status, isFinal: true });
		if (reason === null) expect(state.reason).toBeNull();
		else expect(state.reason).toMatch(reason);
	});

	it.each([
		['DELIVERED', 'DELIVRD'],
		['EXPIRED', 'EXPIRED'],
		['DELETED', 'DELETED'],
		['UNDELIVERABLE', 'UNDELIV'],
		['ABSENT', 'ABSENT'],
		['SPAM', 'SPAM'],
		['BLOCK', 'BLOCK'],
		['ACCEPTED', 'ACCEPTD'],
		['UNKNOWN', 'UNKNOWN'],
		['REJECTED', 'REJECTD'],
		['SYNTAXERROR', 'SYNTAXE'],
	])('%s of the first column is %s, in any case and between blanks', (long, short) => {
		const words = [long, short].flatMap((word) => [
			word,
			word.toLowerCase(),
			` ${word.charAt(0)}${word.slice(1).toLowerCase()}\t`,
		]);
		for (const word of words) {
			expect(readState(word)).toEqual(readState(short));
			expect(isState(word)).toBe(true);
		}
	});

	it.each(['OK', 'SCHEDULED', 'DELIVERED?', 'constructor'])(
		'%s is not in the table: unknown and not final',
		(word) => {
			const state = readState(word);
			expect(state).toMatchObject({ status: 'unknown', isFinal: false });
			expect(state.reason).toContain(word);
		},
	);

	it('says that there is none', () => {
		expect(readState('')).toMatchObject({ status: 'unknown', isFinal: false });
		expect(readState(' ').reason).toMatch(/no state/u);
	});
});

describe('readStatus', () => {
	it.each(['-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9', '-15', '-16', '-21', '-23'])(
		'%s without a word has the meaning of its table',
		(code) => {
			const { reason, advice } = readCode(code, '').failure;
			for (const word of ['', ' ', 'empty', 'UNKNOWN', 'Invalid Encoding']) {
				expect(readStatus(code, word)).toEqual({
					status: 'rejected',
					isFinal: true,
					reason: `${reason}. ${advice}`,
				});
			}
		},
	);

	it.each(['-1', '-10', '-99'])('%s without a word proves nothing, and says what it is', (code) => {
		expect(readStatus(code, '')).toEqual({
			status: 'unknown',
			isFinal: false,
			reason: readCode(code, '').failure.reason,
		});
	});

	it.each(['DELIVRD', 'Delivered', 'ABSENT', 'SYNTAXERROR'])(
		'a word of table 2 decides, whatever the code: %s',
		(word) => {
			for (const code of ['', '0', '7', '-1', '-5']) {
				expect(readStatus(code, word)).toEqual(readState(word));
			}
		},
	);

	it.each(['', '0', '7'])('without a negative code there is only the word: %j', (code) => {
		for (const word of ['', 'ENROUTE', 'UNKNOWN']) {
			expect(readStatus(code, word)).toEqual(readState(word));
		}
	});
});
