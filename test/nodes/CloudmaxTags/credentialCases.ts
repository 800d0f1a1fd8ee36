import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';
import { foreignAnswers, WRONG, type CredentialCases } from '../credentialCases';
import { CloudmaxHarness } from './harness';

const harness = new CloudmaxHarness();

const REACHED = 'Cloudmax was reached; the password cannot be checked without changing a tag';
const WRONG_PASSWORD = { password: `${WRONG}-one` };

let tagsBefore: ReturnType<typeof harness.panel.tags> = [];

const checkPasswordFirst = () => {
	harness.panel.changeSettings({ optionCheckedFirst: false });
};

const forms = [
	{ replyForm: 'csvHeader' },
	{ replyForm: 'csvColon', encoding: 'big5' },
	{ encoding: 'utf-16le', prologEncoding: 'utf-8' },
	{ asAttachment: true, byteOrderMark: true },
] as const;

/** Cloudmax's: it asks for nothing that exists. */
export const cloudmaxCredential: CredentialCases = {
	name: 'Cloudmax',
	type: 'cloudmaxApi',
	node: new CloudmaxTags(),
	harness,
	noAddress: 'cloudmax',
	file: 'Groups.aspx',
	secret: ['password', 'Password'],
	cases: [
		...['POST', 'GET'].map((requestMethod) => ({
			what: `by ${requestMethod} it reaches Cloudmax and changes nothing`,
			changes: { requestMethod },
			prepare: () => {
				harness.panel.addTag({ name: 'a', members: ['0912345678'] });
				tagsBefore = harness.panel.tags();
			},
			ok: REACHED,
			check: () => {
				expect(harness.panel.tags()).toEqual(tagsBefore);
				expect(harness.panel.requests()).toMatchObject([{ method: requestMethod, code: '110' }]);
			},
		})),
		{
			what: 'a wrong password, which is found out only where Cloudmax checks it first',
			changes: WRONG_PASSWORD,
			ok: REACHED,
		},
		{
			what: 'the right password where Cloudmax checks it first',
			prepare: checkPasswordFirst,
			ok: REACHED,
		},
		{
			what: 'a wrong password where Cloudmax checks it first',
			changes: WRONG_PASSWORD,
			prepare: checkPasswordFirst,
			error: "Check 'Login Name' and 'Password' in the credential",
		},
		...forms.map((settings) => ({
			what: `an answer as ${JSON.stringify(settings)}`,
			prepare: () => {
				harness.panel.changeSettings(settings);
			},
			ok: REACHED,
		})),
		...[0, 100, 102, 111, 42].map((code) => ({
			what: `code ${code} is no proof`,
			prepare: () => {
				harness.panel.addFaults({ kind: 'code', code });
			},
		})),
		...foreignAnswers(
			() => harness.panel,
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
