import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import { foreignAnswers, WRONG, type CredentialCases } from '../credentialCases';
import { MitakeHarness } from './harness';

const harness = new MitakeHarness();

const refused = [{ clientSecret: `${WRONG}-one` }, { clientId: 'nobody' }, { clientSecret: '' }];

/** Mitake's: it asks for a token. */
export const mitakeCredential: CredentialCases = {
	name: 'Mitake',
	type: 'mitakeMmsApi',
	node: new MitakeMms(),
	harness,
	noAddress: '',
	file: 'msg/mms/json',
	secret: ['clientSecret', 'Client Secret'],
	cases: [
		{
			what: 'the right secret, which sends nothing',
			ok: 'Connection successful: Mitake has given a token',
			check: () => {
				expect(harness.simulator.mitake.messages()).toEqual([]);
			},
		},
		...refused.flatMap((changes) =>
			[200, 401].map((authErrorStatus) => ({
				what: `${JSON.stringify(changes)}, refused with HTTP status ${authErrorStatus}`,
				changes,
				prepare: () => {
					harness.simulator.mitake.changeSettings({ authErrorStatus });
				},
				error: "Check 'Client ID' and 'Client Secret'",
			})),
		),
		{
			what: 'an address that Mitake does not know',
			prepare: () => {
				harness.simulator.mitake.changeAccount({ allowedIps: ['203.0.113.7'] });
			},
			error: 'Ask Mitake to register the address',
		},
		...foreignAnswers(
			() => harness.simulator.mitake,
			[
				[{ kind: 'html', status: 200 }, /is no JSON object/u],
				[{ kind: 'html', status: 502 }, /HTTP status 502/u],
				[{ kind: 'redirect', location: 'http://127.0.0.1:1/moved' }, /redirected/u],
			],
		),
	],
};
