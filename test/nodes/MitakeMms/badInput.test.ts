import type { INodeParameters } from 'n8n-workflow';
import { jsonOf, message, MitakeHarness, textOf } from './harness';

const mitake = new MitakeHarness().install();
const BAD = '0912345678';
const GOOD = '0922345678';

/** Why a bad first item was not sent, beside a good second one. */
async function reasonFor(
	bad: { to?: string; subject?: string; content?: string },
	options: INodeParameters = {},
): Promise<string> {
	const item = { to: BAD, subject: '主旨', content: '測試', ...bad };
	const { main } = await mitake.send([item, message(GOOD)], options, {
		onError: 'continueRegularOutput',
	});
	expect(main[0]).toMatchObject({
		json: { accepted: false, status: 'failed', isFinal: true, messageId: null, batchId: null },
		pairedItem: { item: 0 },
	});
	if (Object.keys(options).length === 0) {
		expect(main[1]?.json).toMatchObject({ accepted: true, recipient: GOOD });
	}
	expect(mitake.simulator.mitake.handset(BAD)).toEqual([]);
	return textOf(main[0]?.json, 'reason');
}

test.each([
	[{ subject: '' }, "'Subject' is empty"],
	[{ subject: 'x'.repeat(41) }, 'has 41 characters, 1 over the 40'],
	[{ subject: '主'.repeat(16) }, 'has 16 characters, 1 over the 15'],
	[{ content: '' }, "'Content' is empty, and there is no attachment"],
	[{ content: 'cut \ud83d' }, 'half of a character'],
	[{ content: 'x'.repeat(307_195) }, '1 over the 307,200'],
	[{ to: '' }, "'To' has no recipient"],
	[{ to: 'nobody' }, "'nobody' is not a phone number"],
	[{ to: '+8613681912700' }, "'To' has a number abroad"],
	[{ to: '02-2345-6789' }, 'is not a Taiwanese mobile number'],
])('%j', async (bad, reason) => {
	expect(await reasonFor(bad)).toContain(reason);
});

test.each([
	[{ sendAt: '2020-01-01T00:00:00' }, "'Send At' is 2019-12-31T16:00:00.000Z, which has passed"],
	[
		{ expireAt: '2020-01-01T00:00:00' },
		"'Expire At' is 2019-12-31T16:00:00.000Z, which has passed",
	],
	[{ sendAt: 'tomorrow' }, "'Send At' is 'tomorrow', which is not a date"],
	[{ sendAt: '9999-12-31' }, "'Send At' is '9999-12-31', which is too far away"],
	[{ sendAt: '={{ $json.when }}' }, "'Send At' is an expression that gave nothing for this item"],
	[
		{ expireAt: '={{ $json.when }}' },
		"'Expire At' is an expression that gave nothing for this item. Let it give a date and time, or remove it from the options",
	],
	[
		{ sendAt: '2099-01-02T00:00:00', expireAt: '2099-01-02T00:00:00' },
		"'Expire At' is 2099-01-01T16:00:00.000Z, which is not after 'Send At'",
	],
	[{ projectName: '案'.repeat(37) }, "'Project Name' has 37 characters, 1 over the 36"],
	[{ clientMessageId: 'x'.repeat(37) }, "'Client Message ID' has 37 characters, 1 over the 36"],
	[{ concurrency: 11 }, "'Concurrency' is 11; it can be 1 to 10"],
])('%j', async (options, reason) => {
	expect(await reasonFor({}, options)).toContain(reason);
});

test.each(['getStatus', 'getBatchStatus'])(
	'%s: an id that a computer has rounded is refused, in numbers and in their notation',
	async (operation) => {
		for (const [id, reason] of [
			['304934976469110785', 'whose digits are not exact: pass it as text, in quotes'],
			['"3.0493497646911078e+17"', 'a number whose digits are not exact'],
			['""', "'Batch ID' is empty"],
			['"1 2"', "'Batch ID' has '1 2', which is not an ID of Mitake"],
		]) {
			const { error } = await mitake.run(operation, {
				batchId: `={{ ${id ?? ''} }}`,
				messageIds: '1',
			});
			expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
			expect(error?.message).toContain(reason);
		}
		expect(mitake.simulator.mitake.requests()).toEqual([]);
	},
);

test('rounded message IDs are refused in a list too', async () => {
	const { error } = await mitake.run('getStatus', {
		batchId: '1',
		messageIds: '={{ [1, 304934976469110785] }}',
	});
	expect(error?.message).toContain("'Message IDs' is the number 304934976469110800");
});

test('one bad item among many is an error of its own', async () => {
	const { error } = await mitake.send([message('nobody')]);
	expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
	const { main, errors } = await mitake.send(
		[message('nobody'), message(GOOD)],
		{},
		{
			onError: 'continueErrorOutput',
		},
	);
	expect(jsonOf({ main })).toMatchObject([{ recipient: GOOD, accepted: true }]);
	expect(errors[0]?.json).toMatchObject({ error: "'nobody' is not a phone number" });
});
