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
	({ type, node, harness, noAddress, file, secret: [secret, label], cases }) => {
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

		const tested = async (name: string, change: (value: string) => string) => {
			const { [name]: value = '' } = harness.credential();
			return await testCredential(node, type, harness.credential({ [name]: change(value) }));
		};

		test.each(['', '/'])('an address with the file of a call and %j at its end', async (end) => {
			const { status, message } = await tested('baseUrl', (url) => `${url}/${file}${end}`);
			expect(status).toBe('Error');
			expect(message).toContain(`'Base URL' has a file in it, '${file}', which has to be left out`);
		});

		test.each(['?', '?a=1', `/${file}?a=1`])('an address with %s at its end', async (end) => {
			const { status, message } = await tested('baseUrl', (url) => `${url}${end}`);
			expect(status).toBe('Error');
			expect(message).toContain("'Base URL' has something behind a # or a ? in it");
		});

		test.each(['\n', '\r\n', '\u2028'])('a secret with the line break %j in it', async (end) => {
			const { status, message } = await tested(secret, (value) => `${value}${end}`);
			expect(status).toBe('Error');
			expect(message).toContain(`'${label}' has a line break in it`);
		});

		test.each([' ', '\u3000'])('a secret with the blank %j at its end', async (end) => {
			const { status, message } = await tested(secret, (value) => `${value}${end}`);
			// Cloudmax cannot be asked about a password.
			if (type === 'cloudmaxApi') {
				expect(status).toBe('OK');
				return;
			}
			expect(status).toBe('Error');
			expect(message).toMatch(/Check '/u);
			expect(message).toContain(
				`'${label}' in the credential begins or ends with a blank, which is sent as it is.`,
			);
		});

		test('a wrong secret without a blank is not said to have one', async () => {
			const { message } = await tested(secret, (value) => `${value}x`);
			expect(message).not.toContain('blank');
		});
	},
);
