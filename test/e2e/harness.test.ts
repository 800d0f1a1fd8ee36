import { checkHandsets } from '../../playground/demo/checkHandsets';
import { checkRows } from '../../playground/demo/checkRows';
import { mustBeAccepted, PENDING, readList, type Listed } from '../../playground/demo/list';
import { formatTable } from '../../playground/demo/table';
import { Execution } from '../../playground/server/Execution';
import { parseFlatted } from '../../playground/server/flatted';
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

describe('executions', () => {
	const flatted = JSON.stringify([
		{ resultData: '1' },
		{ runData: '2', lastNodeExecuted: '3' },
		{ Smsgo: '4' },
		'Smsgo',
		['5'],
		{ data: '6', hints: '11', parent: '0' },
		{ main: '7' },
		['8'],
		['9'],
		{ json: '10' },
		{ messageId: '3', points: 2, isFinal: true, reason: null },
		['12'],
		{ message: '13' },
		'1 of 2',
	]);
	const answer = (status: string): string =>
		JSON.stringify({ data: { id: '7', status, data: flatted } });

	it('are read from the format in which n8n keeps them', () => {
		const execution = new Execution(answer('success'));
		expect(execution.json('Smsgo')).toEqual([
			{ messageId: 'Smsgo', points: 2, isFinal: true, reason: null },
		]);
		expect(execution.json('Smsgo', 1)).toEqual([]);
		expect(execution.hints('Smsgo')).toEqual(['1 of 2']);
		expect(execution.error).toBeUndefined();
	});

	it('may refer to themselves', () => {
		expect(() => parseFlatted('[{"self":"0"}]')).not.toThrow();
		expect(() => parseFlatted('{}')).toThrow('flatted');
	});

	it('are over once both status and data are stored', () => {
		expect(new Execution(answer('success')).isOver).toBe(true);
		expect(new Execution(answer('running')).isOver).toBe(false);
		const early = { data: { id: '7', status: 'success', data: '[{"resultData":"1"},{}]' } };
		expect(new Execution(JSON.stringify(early)).isOver).toBe(false);
	});
});
