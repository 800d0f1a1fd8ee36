import { testCredential } from '../engine/credentialTest';
import { cloudmaxCredential } from './CloudmaxTags/credentialCases';
import { WRONG, type CredentialCase } from './credentialCases';
import { mitakeCredential } from './MitakeMms/credentialCases';
import { smsgoCredential } from './Smsgo/credentialCases';
import { uMailCredential } from './UMailEdm/credentialCases';

/** What no vendor has anything to do with. */
const unreachable = (noAddress: string): CredentialCase[] => [
	{
		what: 'a host that refuses',
		changes: { baseUrl: 'http://127.0.0.1:9/api' },
		error: 'The gateway refused the connection',
	},
	{
		what: 'a host that DNS does not know',
		changes: { baseUrl: 'http://nonexistent.invalid/api' },
		error: /DNS|looked up/u,
	},
	{ what: 'an address that is none', changes: { baseUrl: noAddress }, error: 'not a URL' },
];

describe.each([smsgoCredential, mitakeCredential, cloudmaxCredential, uMailCredential])(
	"$name's credential",
	({ type, node, harness, noAddress, cases }) => {
		harness.install();

		test.each([...cases, ...unreachable(noAddress)])('$what', async (one) => {
			const { changes = {}, prepare, ok, error = '', check } = one;
			prepare?.();
			const result = await testCredential(node, type, harness.credential(changes));
			if (ok !== undefined) {
				expect(result).toEqual({ status: 'OK', message: ok });
			} else {
				expect(result).toMatchObject({ status: 'Error' });
				expect(result.message).toMatch(error);
			}
			expect(result.message).not.toContain(WRONG);
			check?.();
		});
	},
);
