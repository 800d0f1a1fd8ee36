import { form } from '../../operations/callbacks/call';
import { expectAcknowledged, listen, newId, onlyItem } from './harness';

const FIRST = '0912345678';
const SECOND = '+8613681912700';

/** How a report can name two recipients. */
const spellings: readonly [how: string, numbers: string][] = [
	['commas', `dstaddr=${FIRST},%2B8613681912700`],
	['semicolons', `dstaddr=${FIRST};%2b8613681912700`],
	['a parameter for each', `dstaddr=${FIRST}&dstaddr=%2B8613681912700`],
	['&amp; between the parameters', `dstaddr=${FIRST}&amp;dstaddr=%2B8613681912700`],
];

describe.each(spellings)('a report with two recipients: %s', (_how, numbers) => {
	test.each(['GET', 'POST'])(
		'by %s is an item for each, and one acknowledgement',
		async (method) => {
			const trigger = await listen();
			const id = newId();
			const query = `msgid=${id}&${numbers}&statuscode=0&statusstr=DELIVRD`;
			const report = async () =>
				method === 'GET'
					? await trigger.call(`smsgo-report?${query}`)
					: await trigger.call('smsgo-report', form(query));
			expectAcknowledged(await report(), id);
			expect(trigger.executions).toHaveLength(1);
			expect(trigger.items).toMatchObject(
				[FIRST, SECOND].map((recipient) => ({
					recipient,
					messageId: id,
					status: 'delivered',
					isDuplicate: false,
					dedupeKey: `${id}|${recipient}|DELIVRD|0`,
				})),
			);
			expectAcknowledged(await report(), id);
			expect(trigger.items.map(({ isDuplicate }) => isDuplicate)).toEqual([
				false,
				false,
				true,
				true,
			]);
		},
	);

	test('is dropped as a repeat only where both are', async () => {
		const trigger = await listen({ options: { dropRepeats: true } });
		const id = newId();
		const state = 'statuscode=0&statusstr=DELIVRD';
		expectAcknowledged(
			await trigger.call(`smsgo-report?msgid=${id}&dstaddr=${FIRST}&${state}`),
			id,
		);
		const both = `smsgo-report?msgid=${id}&${numbers}&${state}`;
		expectAcknowledged(await trigger.call(both), id);
		expectAcknowledged(await trigger.call(both), id);
		expect(trigger.items.map(({ recipient }) => recipient)).toEqual([FIRST, SECOND]);
	});
});

test('one recipient that stands in the query and in the form is one item', async () => {
	const trigger = await listen();
	const id = newId();
	const query = `msgid=${id}&dstaddr=${FIRST}&statuscode=0&statusstr=DELIVRD`;
	expectAcknowledged(await trigger.call(`smsgo-report?${query}`, form(query)), id);
	expect(onlyItem(trigger)).toMatchObject({ recipient: FIRST });
});

test('&amp; between all parameters of a report and a reply is &', async () => {
	const trigger = await listen();
	const id = newId();
	const report = `msgid=${id}&amp;dstaddr=${FIRST}&amp;statuscode=0&amp;statusstr=EXPIRED`;
	expectAcknowledged(await trigger.call(`smsgo-report?${report}`), id);
	const reply = `msgid=${id}&amp;srcaddr=${FIRST}&amp;smbody=R%26D&amp;encoding=ASCII`;
	expectAcknowledged(await trigger.call(`smsgo-reply?${reply}`), id);
	expect(trigger.items).toMatchObject([
		{ recipient: FIRST, status: 'expired', raw: { code: '0', text: 'EXPIRED' } },
		{ event: 'smsgoReply', from: FIRST, text: 'R&D', encoding: 'ASCII' },
	]);
});
