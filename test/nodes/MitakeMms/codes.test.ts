import { matching } from '../../gateways/mitake/support';
import { meetEach, type NamedFault } from './eachFault';
import { jsonOf, message, MitakeHarness, numbers } from './harness';

const mitake = new MitakeHarness().install();

/** Appendix 1, but for 9999, with what the result says of it. */
const BATCH_CODES: readonly (readonly [code: number, reason: RegExp])[] = [
	[1007, /too many connections/u],
	[1001, /no credentials.*Check 'Client ID' and 'Client Secret'/u],
	[1002, /no credentials.*Check 'Client ID' and 'Client Secret'/u],
	[1003, /refused the credentials/u],
	[1004, /refused the credentials/u],
	[1005, /token has expired/u],
	[1006, /IP address.*Ask Mitake to register/u],
	[1008, /does not know the service/u],
	[1009, /more recipients/u],
	[1010, /refused the credentials/u],
	[2001, /no subject.*'Subject'/u],
	[2002, /subject is longer/u],
	[2003, /larger than Mitake takes.*300 KB/u],
	[2004, /time of sending.*'Send At'/u],
	[2005, /time of sending.*'Send At'/u],
	[2006, /time of expiry.*'Expire At'/u],
	[2007, /time of expiry.*'Expire At'/u],
	[2012, /wants an attachment/u],
	[2013, /no type/u],
	[2014, /no file name/u],
	[2015, /refused the time of sending/u],
	[2016, /refused the time of expiry/u],
	[2017, /file name of an attachment is too long/u],
	[2019, /project name is longer/u],
	[2020, /refused an attachment/u],
	[2021, /attachment is empty/u],
	[3001, /could not charge/u],
	[4001, /no batch ID/u],
	[4002, /no message ID/u],
	[4003, /could not read the request/u],
];
const STATUSES = [200, 401, 500];

/** How often a push leaves that is refused with a code for good. */
const TRIES: Readonly<Record<number, number>> = { 1003: 2, 1004: 2, 1005: 2, 1010: 2, 1007: 4 };

test('every code of a whole request is a refusal of its messages, whatever the HTTP status', async () => {
	const faults = BATCH_CODES.flatMap(([code]) =>
		STATUSES.map((status): NamedFault => [
			`${code} ${status}`,
			{ kind: 'code', code, status, text: `text of ${code}` },
		]),
	);
	const { met, output } = await meetEach(mitake, faults, 0);
	for (const [code, reason] of BATCH_CODES) {
		for (const status of STATUSES) {
			expect([code, status, met[`${code} ${status}`]]).toMatchObject([
				code,
				status,
				{
					result: {
						accepted: false,
						status: 'rejected',
						isFinal: true,
						messageId: null,
						batchId: null,
						points: null,
						reason: matching(reason),
						raw: { code: `${code}`, text: `text of ${code}` },
					},
					tries: TRIES[code] ?? 1,
					isSame: true,
					arrived: 0,
				},
			]);
		}
	}
	expect(output.hints[0]?.message).toContain(`${faults.length} of ${faults.length} messages`);
	expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 0, charged: 0 });
}, 20_000);

/** The answers to a push of one message to so many numbers, each of which has its own. */
async function answers(codes: readonly string[]) {
	const all = numbers(codes.length);
	mitake.simulator.mitake.setFates(
		Object.fromEntries(all.map((to, index) => [to, { status: '0', answer: codes[index] ?? '' }])),
	);
	const output = await mitake.send(
		all.map((to) => message(to)),
		{},
		{ onError: 'continueErrorOutput' },
	);
	expect(mitake.pushes()).toHaveLength(1);
	return { ...output, all };
}

test('codes of single messages hit these alone, in a batch with others', async () => {
	const codes = ['1', '2008', '1', '2009', '2010', '2011', '2018', '1'];
	const { main, errors, all, hints } = await answers(codes);
	expect(jsonOf({ main })).toMatchObject(
		[0, 2, 7].map((index) => ({ recipient: all[index], accepted: true, requestPoints: 9 })),
	);
	const reasons = [
		/client message ID is longer/u,
		/number is empty/u,
		/number is too long/u,
		/refused the recipient's number/u,
		/has been used before/u,
	];
	expect(errors.map(({ json, pairedItem }) => [json['details'], pairedItem])).toMatchObject(
		[1, 3, 4, 5, 6].map((item, index) => [
			{
				recipient: all[item],
				accepted: false,
				status: 'rejected',
				isFinal: true,
				reason: matching(reasons[index] ?? /^$/u),
				raw: { code: codes[item], text: matching(/./u) },
			},
			{ item },
		]),
	);
	expect(hints[0]?.message).toContain('5 of 8 messages were not accepted');
	expect(mitake.simulator.mitake.summary()).toMatchObject({ messages: 3, charged: 9 });
});

test('every state can be the answer to a push', async () => {
	const states = [
		['0', true, 'delivered', true],
		['1', true, 'queued', false],
		['2', true, 'sent', false],
		['1000', true, 'scheduled', false],
		['1001', false, 'cancelled', true],
		['2000', false, 'rejected', true],
		['2001', false, 'undeliverable', true],
		['2002', false, 'rejected', true],
		['2003', false, 'expired', true],
		['2999', false, 'failed', true],
		['9998', false, 'failed', true],
		['9999', false, 'failed', true],
		['3000', null, 'unknown', false],
	] as const;
	const { main, errors } = await answers(states.map(([code]) => code));
	const results = [...jsonOf({ main }), ...errors.map(({ json }) => json['details'])];
	expect(results).toMatchObject(
		states.map(([code, accepted, status, isFinal]) => ({
			accepted,
			status,
			isFinal,
			raw: { code },
			reason: accepted === true ? null : matching(/./u),
		})),
	);
});

test('all of a request’s messages can be refused one by one: that is an error', async () => {
	mitake.simulator.mitake.setFates({ '0912345678': { status: '0', answer: '2011' } });
	const { error } = await mitake.send([message('0912345678')]);
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: "Mitake refused the recipient's number",
		context: { itemIndex: 0 },
	});
	expect(error?.description).toMatch(/Check 'To'\..*Code: 2011/u);
});

describe('an answer of whatever form', () => {
	const flags = [false, true];
	const forms = flags.flatMap((shuffleMessages) =>
		flags.flatMap((extraFields) =>
			flags.flatMap((omitPoints) =>
				['application/json; charset=utf-8', 'text/plain'].map((replyContentType) => ({
					...{ shuffleMessages, extraFields, omitPoints, replyContentType },
				})),
			),
		),
	);

	test.each(['numeric', 'string', 'doc', 'trailingCommas'] as const)(
		'in the style %s: every id to the digit, with its own recipient',
		async (replyStyle) => {
			mitake.simulator.mitake.setFates({ '0922345678': { status: '0', answer: '2011' } });
			for (const [index, form] of forms.entries()) {
				const isNumber = index % 3 === 0;
				const style = isNumber ? 'number' : 'string';
				mitake.simulator.mitake.changeSettings({
					...form,
					replyStyle,
					statusStyle: style,
					refusedHaveId: isNumber,
				});
				const before = mitake.simulator.mitake.messages().length;
				const { main } = await mitake.send([
					...numbers(5).map((to) => message(to, `text ${index}`)),
					message('0922345678', `text ${index}`),
				]);
				const sent = mitake.simulator.mitake.messages().slice(before);
				expect(jsonOf({ main })).toMatchObject([
					...sent.map(({ recipient, batchID, msgID, cID }) => ({
						...{ recipient, batchId: batchID, messageId: msgID, clientMessageId: cID },
						accepted: true,
						points: form.omitPoints ? null : 3,
					})),
					{ recipient: '0922345678', accepted: false, raw: { code: '2011' } },
				]);
				expect(sent.map(({ recipient }) => recipient)).toEqual(numbers(5));
			}
			expect(mitake.pushes()).toHaveLength(forms.length);
		},
	);
});
