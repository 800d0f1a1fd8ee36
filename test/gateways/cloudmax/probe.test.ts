import { probe } from '../../../gateways/cloudmax/calls/probe';
import { failureOf, replyOf, valueOf } from './support';

const xml = (code: string): string => `<R><ERRORCODE>${code}</ERRORCODE><ERRORMSG/></R>`;

describe('probe.read', () => {
	it.each([xml('110'), 'ERRORCODE,ERRORMSG\r\n110,Error Option'])(
		'110 is what it should be',
		(body) => {
			expect(valueOf(probe.read(replyOf(body)))).toBe(true);
		},
	);

	it('0 would mean that something else answered', () => {
		const outcome = probe.read(replyOf(xml('0')));
		expect(outcome.outcome).toBe('unknown');
		expect(failureOf(outcome).advice).toContain("'Base URL'");
	});

	it.each(['100', '102', '111', '1000', '42'])('%s is a failure', (code) => {
		expect(failureOf(probe.read(replyOf(xml(code)))).code).toBe(code);
	});

	it('1000 is about the account', () => {
		expect(probe.read(replyOf(xml('1000')))).toMatchObject({
			outcome: 'rejected',
			failure: { cause: 'credential-invalid' },
		});
	});

	it('HTTP 404 is no answer of the API', () => {
		expect(failureOf(probe.read(replyOf(xml('110'), 404))).code).toBe('HTTP 404');
	});
});
