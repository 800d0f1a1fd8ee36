import fc from 'fast-check';
import { readCode } from '../../../gateways/cloudmax/codes';

const known = ['102', '110', '111', '112', '113', '115', '116', '117', '1000'];

describe('readCode', () => {
	it.each([
		['102', /incorrect.*missing or malformed/u, 'configuration-invalid'],
		['110', /does not know what it was asked/u, 'configuration-invalid'],
		['111', /exists already/u, undefined],
		['112', /could not create/u, undefined],
		['113', /no tag of that name/u, undefined],
		['115', /no tag with that ID/u, undefined],
		['116', /job type/u, 'configuration-invalid'],
		['117', /tag class/u, 'configuration-invalid'],
		['1000', /license.*account/u, 'credential-invalid'],
	])('%s proves a refusal', (code, reason, cause) => {
		const { isProven, failure } = readCode(code, '原文');
		expect(isProven).toBe(true);
		expect(failure).toMatchObject({ code, text: '原文' });
		expect(failure.reason).toMatch(reason);
		expect(failure.reason).not.toMatch(/\.$/u);
		expect(failure.advice).toMatch(/\.$/u);
		expect(failure.cause).toBe(cause);
	});

	it('100 proves nothing: the server met an exception', () => {
		const { isProven, failure } = readCode('100', 'Object reference not set');
		expect(isProven).toBe(false);
		expect(failure).toMatchObject({
			code: '100',
			text: 'Object reference not set',
			cause: 'temporarily-unavailable',
		});
		expect(failure.reason).toContain('exception');
	});

	it('any other code proves nothing, and is kept', () => {
		const anything = fc.oneof(
			fc.string(),
			fc.integer().map(String),
			fc.constantFrom('constructor', 'toString', '__proto__', '101', '109', '114'),
		);
		fc.assert(
			fc.property(anything, fc.string(), (code, text) => {
				fc.pre(!known.includes(code) && code !== '100');
				const { isProven, failure } = readCode(code, text);
				expect(isProven).toBe(false);
				expect(failure).toMatchObject({ code, text });
				expect(failure.reason).toContain(`unknown code ${code}`);
			}),
		);
	});
});
