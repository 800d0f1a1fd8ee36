import type { JsonObject } from '../../server/json';
import { mustBeAccepted, PENDING, type Listed } from './list';

const WITHOUT_REASON = ['delivered', 'sent'];

function differences(row: JsonObject, wanted: JsonObject): string[] {
	return Object.entries(wanted)
		.filter(([key, value]) => row[key] !== value)
		.map(([key, value]) => `${key} is ${JSON.stringify(row[key])}, not ${JSON.stringify(value)}`);
}

function checkRow(listed: Listed, row: JsonObject | undefined): string[] {
	if (row === undefined) return ['is missing in the result'];
	const accepted = mustBeAccepted(listed);
	const { recipient, encoding, segments, status } = listed;
	const isFinal = listed.fate !== PENDING;
	const problems = differences(row, { recipient, encoding, segments, status, accepted, isFinal });
	const { messageId, reason } = row;
	const hasId = typeof messageId === 'string' && /^\d+$/.test(messageId);
	if (hasId !== accepted) problems.push(`messageId is ${JSON.stringify(messageId)}`);
	const hasReason = typeof reason === 'string' && reason !== '';
	if (hasReason === WITHOUT_REASON.includes(status)) {
		problems.push(`reason is ${JSON.stringify(reason)}`);
	}
	return problems;
}

/**
 * Every accepted row knows the points of its request: the segments of all that shared it. Only every
 * tenth message with a reply URL costs one more, and the list has fewer.
 */
function checkPoints(rows: readonly JsonObject[]): string[] {
	const requests = new Map<unknown, JsonObject[]>();
	for (const row of rows.filter(({ accepted }) => accepted === true)) {
		const shared = requests.get(row['messageId']) ?? [];
		requests.set(row['messageId'], [...shared, row]);
	}
	return [...requests].flatMap(([messageId, shared]) => {
		const segments = shared.reduce((sum, row) => sum + Number(row['segments']), 0);
		const wrong = shared.filter(({ requestPoints }) => requestPoints !== segments);
		return wrong.length === 0
			? []
			: [`Message ${String(messageId)}: requestPoints must be ${segments} in all its rows`];
	});
}

/** What is wrong with the result, in words; nothing when every row is as it must be. */
export function checkRows(
	list: readonly Listed[],
	resultOf: (listed: Listed) => JsonObject | undefined,
): string[] {
	const results = list.map(resultOf);
	const problems = list.flatMap((listed, index) =>
		checkRow(listed, results[index]).map((problem) => `${listed.phone}: ${problem}`),
	);
	return [...problems, ...checkPoints(results.filter((row) => row !== undefined))];
}
