import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import { TIMEOUT } from '../NodeHarness';
import { by, CloudmaxHarness, jsonOf } from './harness';

const cloudmax = new CloudmaxHarness().install();
const MAYBE = 'It may have been carried out: look before you run this again.';

describe('an answer that proves nothing says that the tag may have been changed', () => {
	const faults: readonly (readonly [name: string, fault: FaultSpec, reason: RegExp])[] = [
		['code 100', { kind: 'code', code: 100 }, /met an exception \(code 100\)/u],
		['a code that the table does not have', { kind: 'code', code: 114 }, /unknown code 114/u],
		['a page with HTTP 200', { kind: 'html', status: 200 }, /answer could not be understood/u],
		['a page with HTTP 404', { kind: 'html', status: 404 }, /HTTP status 404/u],
		['a page with HTTP 500', { kind: 'html', status: 500 }, /HTTP status 500/u],
		['an empty body', { kind: 'empty', process: true }, /understood: it is empty/u],
		['half a body', { kind: 'halfBody' }, /middle of the gateway's answer/u],
		['half an answer', { kind: 'truncated' }, /could not be understood/u],
		['a warning before the answer', { kind: 'prefix' }, /understood|no ErrorCode/u],
		['a reset before it was carried out', { kind: 'resetBefore' }, /before the gateway answered/u],
		['a reset after it was carried out', { kind: 'resetAfter' }, /before the gateway answered/u],
		['a slow gateway', { kind: 'slow', delayMs: 20_000 }, /did not answer within 1000 ms/u],
		['an answer byte by byte', { kind: 'drip', intervalMs: 5_000 }, /not complete within 1000 ms/u],
		[
			'a redirect',
			{ kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
			/redirected the request to 'http:\/\/127\.0\.0\.1:1\/elsewhere'/u,
		],
		['an oversize body', { kind: 'oversize' }, /larger than 64 KiB/u],
		['bytes of no charset', { kind: 'garbage' }, /could not be understood/u],
		['a connection that ends at once', { kind: 'dead' }, /before the gateway answered/u],
	];

	test.each(faults)('%s', async (_name, fault, reason) => {
		const id = await cloudmax.created('first');
		const other = await cloudmax.created('second');
		const before = cloudmax.panel.requests().length;
		cloudmax.panel.addFaults(fault);
		const { main, errors } = await cloudmax.run(
			'delete',
			{ tag: by('id', '={{ $json.id }}'), options: { timeout: TIMEOUT } },
			{ items: [{ id }, { id: other }], onError: 'continueErrorOutput' },
		);
		expect(jsonOf({ main })).toEqual([{ deleted: true }]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(errors[0]?.json['error']).toMatch(reason);
		expect(errors[0]?.json['message']).toContain(MAYBE);
		expect(cloudmax.panel.tag(other)).toBeUndefined();
		// One request for each item: nothing was tried again.
		expect(cloudmax.panel.requests().length - before).toBe(2);
		expect(JSON.stringify({ main, errors })).not.toContain('Tag-Demo+Pass');
	});

	test.each([
		['create', () => ({ name: 'b' })],
		['update', (id: string) => ({ tag: by('id', id), newName: 'b' })],
		['delete', (id: string) => ({ tag: by('id', id) })],
		['clear', (id: string) => ({ tag: by('id', id) })],
	] as const)('%s stops with it', async (operation, parameters) => {
		const id = await cloudmax.created('a');
		cloudmax.panel.addFaults({ kind: 'html', status: 503, process: true });
		const { error } = await cloudmax.run(operation, parameters(id));
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Cloudmax answered with HTTP status 503',
			httpCode: '503',
			context: { itemIndex: 0 },
			failure: { cause: 'temporarily-unavailable' },
		});
		expect(error?.description).toContain(MAYBE);
	});
});

describe('a refusal that is proven says what Cloudmax said, and casts no doubt', () => {
	test.each([
		[102, /incorrect/u],
		[110, /does not know what it was asked/u],
		[111, /exists already/u],
		[112, /could not create/u],
		[113, /no tag of that name/u],
		[115, /no tag with that ID/u],
		[116, /job type/u],
		[117, /tag class/u],
		[1000, /license/u],
	])('code %d', async (code, reason) => {
		for (const [text, emptyMessages] of [
			['vendor text', false],
			['', true],
		] as const) {
			cloudmax.panel.changeSettings({ emptyMessages });
			cloudmax.panel.addFaults({ kind: 'code', code, text });
			const { error } = await cloudmax.run('create', { name: 'a' });
			expect(error?.message).toMatch(reason);
			expect(error?.description).toContain(
				text === '' ? `Code: ${code}` : `Code: ${code}, text: ${text}`,
			);
			expect(error?.description).not.toContain('may have been');
		}
		expect(cloudmax.panel.tags()).toEqual([]);
	});

	test('112 from the gateway itself', async () => {
		cloudmax.panel.changeSettings({ createFails: true });
		const { error } = await cloudmax.run('create', { name: 'a' });
		expect(error?.message).toBe('Cloudmax could not create the tag');
	});
});

describe('a server that does not take the method', () => {
	test.each([
		['POST', { postAllowed: false, methodRefusal: 'page405' }],
		['GET', { getAllowed: false, methodRefusal: 'page405' }],
		['POST', { postAllowed: false, methodRefusal: 'code102' }],
		['GET', { getAllowed: false, methodRefusal: 'code102' }],
	] as const)('%s, %j: the credential has the other one', async (requestMethod, settings) => {
		cloudmax.panel.changeSettings(settings);
		const account = { requestMethod };
		const { error } = await cloudmax.run('create', { name: 'a' }, { account });
		expect(error?.description).toMatch(/choose the other 'Request Method'/iu);
		const other = { requestMethod: requestMethod === 'GET' ? 'POST' : 'GET' };
		const { main } = await cloudmax.run('create', { name: 'a' }, { account: other });
		expect(jsonOf({ main })).toMatchObject([{ name: 'a' }]);
	});
});

test('what was provably not sent says so', async () => {
	const { error } = await cloudmax.run(
		'create',
		{ name: 'a' },
		{ account: { baseUrl: 'http://127.0.0.1:9/WebAPI' } },
	);
	expect(error?.message).toBe('The gateway refused the connection');
	expect(error?.description).toContain('Nothing was sent, so it is safe to run this again.');
});
