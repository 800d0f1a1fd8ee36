import { operationCases } from './cases/all';
import { UMailHarness } from './harness';

const harness = new UMailHarness().install();
const POST = { requestMethod: 'POST' };
const GET = { requestMethod: 'GET' };

const BODY_ALONE = { postReads: 'body' } as const;

/** How servers read one document: where each looks for the parameters of a write. */
const servers = [
	['finds in a POST only what is in its query', POST, { postReads: 'query' }],
	['finds in a POST only what is in its body', POST, BODY_ALONE],
	['takes the document at its word', POST, { postWhereGetOnly: 'ignored' }],
	['is asked by GET, and takes the document at its word', GET, { postWhereGetOnly: 'refused' }],
] as const;

const writes = operationCases.filter(({ operation }) => !/\.(?:get|export)/u.test(operation));

describe.each(servers)('a server that %s', (_what, credential, settings) => {
	// A password stands in no address unless GET is chosen.
	const isHidden = credential === POST && settings !== BODY_ALONE;
	const understood = writes.filter(
		({ operation }) => !(isHidden && /^mailbox\.(?:create|update)$/u.test(operation)),
	);

	test.each(understood)('understands $operation: $shows', async (one) => {
		const parameters = await one.given(harness);
		harness.simulator.umail.changeSettings(settings);
		const items = await harness.json(one.operation, parameters, {
			account: { ...one.account, ...credential },
			...(one.input === undefined ? {} : { input: one.input }),
		});
		expect(items).toEqual(one.output);
		await one.then?.(harness, items);
	});
});
