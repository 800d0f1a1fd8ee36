import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../until';
import { UMailHarness } from './harness';

const umail = new UMailHarness().install();
const GOOD = ['one@edm-demo.example', 'two@edm-demo.example'];
const NONE = 'no address';
const TAKEN = 'news@edm-demo.example';

/** One mailbox that can be made, one that is there, one whose address is none, and another. */
const items = [GOOD[0], TAKEN, NONE, GOOD[1]].map((mailbox) => ({ mailbox }));
const parameters = { mailbox: '={{ $json.mailbox }}', pwd: 'Pass-Word-1' };
const run = async (rest: Parameters<UMailHarness['run']>[2]) =>
	await umail.run('mailbox.create', parameters, { items, ...rest });

describe('onError', () => {
	test('stop: the first item that failed is the error', async () => {
		// An address that is none would end the run before the second request has left.
		const { main, error } = await run({ items: items.filter(({ mailbox }) => mailbox !== NONE) });
		expect(main).toEqual([]);
		expect(error).toMatchObject({
			message: 'U-Mail refused: 账号已存在',
			context: { itemIndex: 1 },
		});
		expect(error?.description).toContain('Code: add_mailbox_error');
	});

	test('continue: every item is there, in order, those that failed with their error', async () => {
		const { main, errors } = await run({ onError: 'continueRegularOutput' });
		expect(
			main.map(({ json, pairedItem }) => [json['mailbox'] ?? json['error'], pairedItem]),
		).toEqual([
			[GOOD[0], { item: 0 }],
			['U-Mail refused: 账号已存在', { item: 1 }],
			[expect.stringContaining("'Mailbox' is 'no address'"), { item: 2 }],
			[GOOD[1], { item: 3 }],
		]);
		expect(errors).toEqual([]);
	});

	test('error output: what failed goes there with its code', async () => {
		const { main, errors } = await run({ onError: 'continueErrorOutput' });
		expect(main.map(({ json }) => json['mailbox'])).toEqual(GOOD);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
		expect(errors[0]?.json).toMatchObject({
			details: { code: 'add_mailbox_error', text: '账号已存在' },
		});
		expect(umail.simulator.umail.requests()).toHaveLength(3);
	});
});

test('a stopped execution lets no further request leave, and those in flight end', async () => {
	umail.simulator.umail.changeSettings({ latencyMs: 1_000 });
	let cancel: () => void = () => undefined;
	const many = Array.from({ length: 40 }, (_, index) => ({
		mailbox: `m${index}@edm-demo.example`,
	}));
	const running = umail.run(
		'mailbox.create',
		{ ...parameters, options: { concurrency: 5 } },
		{ items: many, onStart: (stop) => (cancel = stop) },
	);
	await until(() => umail.simulator.umail.summary().traffic.openRequests === 5);
	cancel();
	await running;
	await sleep(300);
	const requests = umail.simulator.umail.requests();
	expect(requests.map(({ code }) => code)).toEqual(Array(5).fill('success'));
});
