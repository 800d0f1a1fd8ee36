import type { FaultSpec } from '../../../simulator/base/faults/faultSpec';
import { TIMEOUT } from '../NodeHarness';
import { jsonOf, message, MitakeHarness } from './harness';

const mitake = new MitakeHarness().install();

const parameters = {
	batchId: '={{ $json.batchId }}',
	messageIds: '={{ $json.messageId }}',
	options: { timeout: TIMEOUT },
};

const faults: readonly (readonly [name: string, fault: FaultSpec, message: RegExp])[] = [
	['a reset', { kind: 'resetAfter' }, /before the gateway answered/u],
	['no answer in time', { kind: 'slow', delayMs: 20_000 }, /did not answer within 1000 ms/u],
	['half of the JSON', { kind: 'truncated' }, /no JSON object/u],
	['half a body', { kind: 'halfBody' }, /middle of the gateway's answer/u],
	['an empty body', { kind: 'empty' }, /no JSON object/u],
	['a page with 200', { kind: 'html', status: 200 }, /no JSON object/u],
	['a page with 502', { kind: 'html', status: 502 }, /HTTP status 502/u],
	['bytes of no charset', { kind: 'garbage' }, /./u],
	['an oversize body', { kind: 'oversize' }, /larger than 512 KiB/u],
	['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/x' }, /redirected/u],
	['1006', { kind: 'code', code: 1006 }, /IP address of this server/u],
	['4001', { kind: 'code', code: 4001, status: 500 }, /found no batch ID/u],
	['9999', { kind: 'code', code: 9999 }, /system error 9999/u],
];

describe.each([
	['getStatus', 'querySingle'],
	['getBatchStatus', 'queryBatch'],
])('%s', (operation, endpoint) => {
	test.each(faults)(
		'%s is the failure of one item, is not repeated and leaves the other alone',
		async (_name, fault, reason) => {
			const { main: items } = await mitake.send([
				message('0912345678', 'first'),
				message('0922345678', 'second'),
			]);
			mitake.simulator.mitake.addFaults({ ...fault, endpoint });
			const { main, errors } = await mitake.run(operation, parameters, {
				items: jsonOf({ main: items }),
				onError: 'continueErrorOutput',
			});
			expect(errors).toHaveLength(1);
			expect(errors[0]?.json['error']).toMatch(reason);
			const [failed] = errors;
			const hit = items.findIndex(({ json }) => json['messageId'] === failed?.json['messageId']);
			expect(failed?.pairedItem).toEqual({ item: hit });
			expect(jsonOf({ main })).toMatchObject([
				{ messageId: items[1 - hit]?.json['messageId'], accepted: true, status: 'queued' },
			]);
			const asked = mitake.simulator.mitake
				.requests()
				.filter((request) => request.endpoint === endpoint);
			expect(asked).toHaveLength(2);
			expect(JSON.stringify(errors)).not.toContain(mitake.credential()['clientSecret']);
		},
	);
});
