import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { foreignAnswers, WRONG, type CredentialCases } from '../credentialCases';
import { SmsgoHarness } from './harness';

const harness = new SmsgoHarness();

/** smsgo's: it asks for the points that are left. */
export const smsgoCredential: CredentialCases = {
	name: 'smsgo',
	type: 'smsgoApi',
	node: new Smsgo(),
	harness,
	noAddress: 'smsgo',
	file: 'sendsms.aspx',
	secret: ['password', 'API Key or Password'],
	cases: [
		...['POST', 'GET'].map((requestMethod) => ({
			what: `the right password, by ${requestMethod}, says what is left and sends nothing`,
			changes: { requestMethod },
			prepare: () => {
				harness.simulator.smsgo.changeAccount({ points: 6220 });
			},
			ok: 'Connection successful: 6220 points are left',
			check: () => {
				expect(harness.simulator.smsgo.messages()).toEqual([]);
			},
		})),
		{
			what: 'a wrong password',
			changes: { password: `${WRONG}-one` },
			error: "Check 'Username' and 'API Key or Password'",
		},
		...['http://127.0.0.1:9/sms_gw/sendsms.aspx', 'www2.smsgo.com.tw/sms_gw', 'http://a/?'].map(
			(backupBaseUrl) => ({
				what: `a backup host at ${backupBaseUrl}`,
				changes: { backupBaseUrl },
				error: /Check the 'Backup Base URL' of the credential/u,
			}),
		),
		{
			what: 'no backup host',
			changes: { backupBaseUrl: '' },
			ok: 'Connection successful: 1000000 points are left',
		},
		{
			what: 'a blocked IP address, under the code of later years',
			prepare: () => {
				harness.simulator.smsgo.changeSettings({ ipErrorCode: -15 });
				harness.simulator.smsgo.changeAccount({ allowedIps: ['203.0.113.7'] });
			},
			error: 'The IP address of this server is not in the list',
		},
		...foreignAnswers(
			() => harness.simulator.smsgo,
			[
				[{ kind: 'html', status: 200 }, /could not be understood/u],
				[{ kind: 'html', status: 404 }, /HTTP status 404/u],
				[
					{ kind: 'redirect', location: 'http://127.0.0.1:1/moved' },
					/redirected the request to 'http:\/\/127\.0\.0\.1:1\/moved'/u,
				],
				[{ kind: 'empty' }, /could not be understood/u],
			],
		),
	],
};
