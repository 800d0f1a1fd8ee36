import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import { foreignAnswers, WRONG, type CredentialCases } from '../credentialCases';
import { MANAGER } from './cases/domain';
import { UMailHarness } from './harness';

const harness = new UMailHarness();

/** U-Mail's: it asks for the account's own data, or a manager's. */
export const uMailCredential: CredentialCases = {
	name: 'U-Mail',
	type: 'uMailApi',
	node: new UMailEdm(),
	harness,
	noAddress: 'umail',
	file: 'task.php',
	secret: ['password', 'Password'],
	cases: [
		...['basic', 'md5'].map((authentication) => ({
			what: `by ${authentication} says how much is left, and changes nothing`,
			changes: { authentication },
			ok: 'Connection successful: 1000000 mails are left',
			check: () => {
				const requests = harness.simulator.umail.requests();
				expect(requests).toMatchObject([{ method: 'GET', endpoint: 'service-info' }]);
			},
		})),
		{
			what: 'asks for the domains of a manager, who has no service of its own',
			changes: MANAGER,
			ok: 'Connection successful: customer 362 can send from 2 domains',
		},
		{
			what: "does not take a customer's account for a manager's",
			changes: { customerId: '362' },
			error: "Check 'Username', 'Password'",
		},
		...(['challenge', 'result', 'loginPage'] as const).map((authFailure) => ({
			what: `tells a wrong password by a ${authFailure}`,
			changes: { password: `${WRONG}+one&2` },
			prepare: () => {
				harness.simulator.umail.changeSettings({ authFailure });
			},
			error: 'U-Mail refused the account or its password',
		})),
		{
			what: 'tells that the service is disabled',
			prepare: () => {
				harness.simulator.umail.changeAccount({ serviceStatus: 'disabled' });
			},
			error: 'its sending service is disabled',
		},
		...foreignAnswers(
			() => harness.simulator.umail,
			[
				[{ kind: 'html', status: 200 }, /web page|could not be understood/u],
				[{ kind: 'html', status: 404 }, /HTTP status 404/u],
				[{ kind: 'empty' }, /answer is empty/u],
				[{ kind: 'redirect', location: 'http://127.0.0.1:1/moved' }, /redirected the request/u],
			],
		),
	],
};
