import { mustBeReported, secondsToReport, type CameIn } from '../../playground/demo/sms/callbacks';
import { checkHandsets } from '../../playground/demo/sms/checkHandsets';
import { checkReports } from '../../playground/demo/sms/checkReports';
import { checkRows } from '../../playground/demo/sms/checkRows';
import { mustBeAccepted, PENDING, readList, type Listed } from '../../playground/demo/sms/list';
import { replyLines, resultTable } from '../../playground/demo/sms/report';
import { formatTable } from '../../playground/demo/table';
import type { JsonObject } from '../../playground/server/json';

const list = readList();
const first = list.find(({ status }) => status === 'delivered') ?? list[0];

/** The result as it would be if everything went as written down. */
function perfect(listed: Listed): JsonObject {
	const { recipient, encoding, segments, status, fate } = listed;
	const accepted = mustBeAccepted(listed);
	return {
		recipient,
		encoding,
		segments,
		status,
		accepted,
		isFinal: fate !== PENDING,
		messageId: accepted ? `1${list.indexOf(listed)}` : null,
		reason: status === 'delivered' || status === 'sent' ? null : 'because',
		requestPoints: segments,
	};
}

function perfectHandsets(): JsonObject {
	const handsets: JsonObject = {};
	for (const { recipient, text, encoding, segments: parts, status } of list.filter(
		mustBeAccepted,
	)) {
		const receivedAt = status === 'delivered' ? 'then' : null;
		handsets[recipient ?? ''] = [{ text: text || 'common', encoding, parts, receivedAt }];
	}
	return handsets;
}

const accepted = list.filter(mustBeAccepted);
const asked = list.filter(({ reply }) => reply !== '');

function totals(due: number): JsonObject {
	return { due, acknowledged: due, attempts: due, repeats: 0 };
}

/** What came in as it would be if everything went as written down. */
function perfectCameIn(): CameIn {
	const reports = accepted.map((listed) => ({
		event: 'smsgoDeliveryReport',
		messageId: perfect(listed)['messageId'],
		recipient: listed.recipient,
		status: mustBeReported(listed),
		isFinal: true,
	}));
	const replies = asked.map((listed) => ({
		event: 'smsgoReply',
		messageId: perfect(listed)['messageId'],
		recipient: listed.recipient,
		text: listed.reply,
	}));
	const attempts = reports.map(({ messageId, recipient }) => ({
		kind: 'report',
		messageId,
		recipient,
		accepted: true,
		reason: null,
		endedAt: '2026-01-02T03:04:07.500Z',
	}));
	const messages = reports.map(({ messageId }) => ({
		msgid: messageId,
		sentAt: '2026-01-02T03:04:05.000Z',
	}));
	return {
		kept: [...reports, ...replies],
		callbacks: {
			reports: totals(accepted.length),
			replies: totals(asked.length),
			attempts,
		},
		messages,
	};
}

describe('the list of the demo', () => {
	it('has at least 120 rows, each phone number typed in one way', () => {
		expect(list.length).toBeGreaterThanOrEqual(120);
		expect(new Set(list.map(({ phone }) => phone)).size).toBe(list.length);
	});

	it('has numbers abroad, duplicates, own texts, one that is no number', () => {
		expect(list.filter(({ recipient }) => recipient?.startsWith('+')).length).toBeGreaterThan(8);
		expect(list.filter(({ status }) => status === 'skipped').length).toBeGreaterThan(4);
		expect(new Set(list.map(({ text }) => text)).size).toBeGreaterThan(15);
		expect(list.filter(({ recipient }) => recipient === null)).toHaveLength(1);
	});

	it('asks for an answer in the texts that the example sends with a reply URL, and no others', () => {
		expect(asked.length).toBeGreaterThan(0);
		expect(list.filter(({ text }) => text.includes('Reply'))).toEqual(asked);
	});
});

describe('the checks of the demo', () => {
	it('find nothing where all is well', () => {
		expect(checkRows(list, perfect)).toEqual([]);
		expect(checkHandsets(list, perfectHandsets(), 'common')).toEqual([]);
	});

	it.each([
		{ status: 'expired' },
		{ accepted: false },
		{ isFinal: false },
		{ recipient: '0900000000' },
		{ encoding: 'UCS2' },
		{ segments: 9 },
		{ messageId: null },
		{ messageId: 5 },
		{ reason: 'none' },
		{ requestPoints: 9 },
	])('find a row with %j', (change) => {
		const resultOf = (listed: Listed): JsonObject =>
			listed === first ? { ...perfect(listed), ...change } : perfect(listed);
		expect(checkRows(list, resultOf)).not.toEqual([]);
	});

	it('find a row that is missing', () => {
		const resultOf = (listed: Listed): JsonObject | undefined =>
			listed === first ? undefined : perfect(listed);
		expect(checkRows(list, resultOf)).toEqual([`${first?.phone ?? ''}: is missing in the result`]);
	});

	it('find a phone that got a text twice, a wrong one or none, and a stranger', () => {
		const handsets = perfectHandsets();
		const number = first?.recipient ?? '';
		const message = { text: 'common', encoding: 'BIG5', parts: 1, receivedAt: 'then' };
		for (const messages of [[message, message], [{ ...message, text: '?' }], [], undefined]) {
			expect(checkHandsets(list, { ...handsets, [number]: messages }, 'common')).toHaveLength(1);
		}
		expect(checkHandsets(list, { ...handsets, '0999': [message] }, 'common')).toEqual([
			'Phone 0999 must get nothing',
		]);
	});
});

describe('the check of what came in', () => {
	const problemsOf = (change: (cameIn: CameIn) => Partial<CameIn>): string[] => {
		const cameIn = perfectCameIn();
		return checkReports(list, perfect, { ...cameIn, ...change(cameIn) });
	};
	const withFirst = (change: JsonObject): string[] =>
		problemsOf(({ kept }) => ({ kept: [{ ...kept[0], ...change }, ...kept.slice(1)] }));

	it('finds nothing where all is well', () => {
		expect(problemsOf(() => ({}))).toEqual([]);
	});

	it.each([
		{ status: 'expired' },
		{ isFinal: false },
		{ messageId: '0' },
		{ recipient: '0900000000' },
		{ event: 'smsgoReply' },
	])('finds a report with %j', (change) => {
		expect(withFirst(change)).not.toEqual([]);
	});

	it('finds a report that is missing, one too many, one of a stranger, and another answer', () => {
		expect(problemsOf(({ kept }) => ({ kept: kept.slice(1) }))).toHaveLength(2);
		expect(problemsOf(({ kept }) => ({ kept: [...kept, ...kept.slice(0, 1)] }))).toHaveLength(2);
		expect(problemsOf(({ kept }) => ({ kept: [...kept, { messageId: '0' }] }))).toHaveLength(1);
		expect(
			problemsOf(({ kept }) => ({ kept: kept.map((row) => ({ ...row, text: 'D' })) })),
		).toHaveLength(asked.length);
	});

	it('finds what was said otherwise when asked', () => {
		const resultOf = (listed: Listed): JsonObject =>
			listed === first ? { ...perfect(listed), status: 'sent' } : perfect(listed);
		expect(checkReports(list, resultOf, perfectCameIn())).toEqual([
			`${first?.phone ?? ''}: was reported delivered, but sent when asked`,
		]);
	});

	it('finds a callback that had to come twice, and says why', () => {
		const callbacks = {
			reports: { ...totals(accepted.length), attempts: accepted.length + 1, repeats: 1 },
			replies: totals(asked.length),
			attempts: [{ reason: 'timeout' }, { reason: null }],
		};
		expect(problemsOf(() => ({ callbacks }))).toEqual([
			`The gateway's reports: attempts is ${accepted.length + 1}, not ${accepted.length}`,
			"The gateway's reports: repeats is 1, not 0",
			'Not acknowledged: timeout',
		]);
	});
});

describe('the table of the demo', () => {
	it('ends each row by its report, and has the seconds until it came', () => {
		const pending = list.filter(({ fate }) => fate === PENDING);
		const [, , row] = resultTable(pending, perfect, perfectCameIn()).split('\n');
		expect(row).toMatch(/ {2}yes +unknown +delivered +2\.5 +delivered +–$/);
	});

	it('has no report where nothing was accepted', () => {
		const skipped = list.filter(({ status }) => status === 'skipped').slice(0, 1);
		const [, , row] = resultTable(skipped, perfect, perfectCameIn()).split('\n');
		expect(row).toMatch(/ {2}no +– +– +– +skipped +because$/);
		expect(secondsToReport(perfectCameIn(), {})).toBeUndefined();
	});

	it('is followed by who answered what', () => {
		const lines = replyLines(list, perfect, perfectCameIn());
		expect(lines).toHaveLength(asked.length);
		expect(lines[0]).toContain(`'${asked[0]?.reply ?? ''}'`);
		expect(lines[0]).toContain(asked[0]?.text);
	});
});

it('the table lines up Chinese characters, which are twice as wide', () => {
	expect(
		formatTable(
			['a', 'b'],
			[
				['號碼', '1'],
				['xyz', '2'],
			],
		).split('\n'),
	).toEqual(['a     b', '────  ─', '號碼  1', 'xyz   2']);
});
