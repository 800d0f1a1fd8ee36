import {
	isAboutToken,
	isBatchRefusal,
	readBatchCode,
	readMessageCode,
} from '../../../gateways/mitake/codes';
import { isTaken, knownState, readState } from '../../../gateways/mitake/states';

const APPENDIX_1 =
	'1001 1002 1003 1004 1005 1006 1007 1008 1009 1010 2001 2002 2003 2004 2005 2006 2007 2012 2013 2014 2015 2016 2017 2019 2020 2021 3001 4001 4002 4003'.split(
		' ',
	);
const APPENDIX_2 = '2008 2009 2010 2011 2018'.split(' ');

test.each(APPENDIX_1)('appendix 1 has %s, which proves a refusal', (code) => {
	const { isProven, failure } = readBatchCode(code, '文字');
	expect(isProven).toBe(true);
	expect(failure).toMatchObject({ code, text: '文字' });
	expect(failure.reason).toMatch(/^[A-Z].*[^.]$/u);
	expect(failure.advice).toMatch(/\.$/u);
	expect(isBatchRefusal(code)).toBe(true);
});

test.each(['9999', '7', '2008', '0', 'toString'])(
	'%s proves nothing of a whole request',
	(code) => {
		expect(readBatchCode(code, '').isProven).toBe(false);
		expect(readBatchCode(code, '').failure.reason).toContain(code);
		expect(isBatchRefusal(code)).toBe(false);
	},
);

test.each([
	['1003', 'credential-invalid'],
	['1006', 'configuration-invalid'],
	['1007', 'rate-limited'],
	['3001', 'quota-exhausted'],
	['2001', undefined],
])('n8n is told that %s is %s', (code, cause) => {
	expect(readBatchCode(code, '').failure.cause).toBe(cause);
});

test('a new token may help against these, and no others', () => {
	const about = [...APPENDIX_1, '9999', 'HTTP 401', 'HTTP 500'].filter((code) =>
		isAboutToken({ code, text: '', reason: '', advice: '' }),
	);
	expect(about).toEqual(['1003', '1004', '1005', '1010', 'HTTP 401']);
});

test.each(APPENDIX_2)('appendix 2 has %s', (code) => {
	expect(readMessageCode(code, 'x')).toMatchObject({ code, text: 'x' });
});

test.each(['0', '1', '2', '1000', '2001', '2003', '9999', 'valueOf'])(
	'%s is no code of appendix 2',
	(code) => {
		expect(readMessageCode(code, '')).toBeUndefined();
	},
);

test.each([
	['0', 'delivered', true, true],
	['1', 'queued', false, true],
	['2', 'sent', false, true],
	['1000', 'scheduled', false, true],
	['1001', 'cancelled', true, false],
	['2000', 'rejected', true, false],
	['2001', 'undeliverable', true, false],
	['2002', 'rejected', true, false],
	['2003', 'expired', true, false],
	['2999', 'failed', true, false],
	['9998', 'failed', true, false],
	['9999', 'failed', true, false],
] as const)('state %s is %s', (code, status, isFinal, isGood) => {
	const state = readState(code);
	expect(state).toMatchObject({ status, isFinal });
	expect(state.reason === null).toBe(isGood);
	expect(isTaken(state)).toBe(isGood);
	expect(knownState(code)).toBe(state);
});

test.each([
	['3000', "Mitake gave the state '3000', which is not known"],
	['', 'Mitake gave no state'],
])('state %j is unknown and can change', (code, reason) => {
	expect(readState(code)).toEqual({ status: 'unknown', isFinal: false, reason });
	expect(knownState(code)).toBeUndefined();
});
