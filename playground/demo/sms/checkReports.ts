import { at, listAt, type JsonObject } from '../../server/json';
import { keptOf, mustBeReported, type CameIn } from './callbacks';
import { mustBeAccepted, PENDING, type Listed } from './list';

type ResultOf = (listed: Listed) => JsonObject | undefined;

function checkReport(listed: Listed, result: JsonObject | undefined, kept: JsonObject[]): string[] {
	const reports = keptOf(kept, 'smsgoDeliveryReport', result);
	const wanted = mustBeAccepted(listed) ? 1 : 0;
	if (reports.length !== wanted) return [`has ${reports.length} reports, not ${wanted}`];
	return reports.flatMap(({ status, isFinal }) => {
		const problems: string[] = [];
		if (status !== mustBeReported(listed)) {
			problems.push(`was reported ${String(status)}, not ${mustBeReported(listed)}`);
		}
		// Whoever asked before a phone was switched on knew less than its report.
		if (listed.fate !== PENDING && status !== result?.['status']) {
			problems.push(`was reported ${String(status)}, but ${String(result?.['status'])} when asked`);
		}
		if (isFinal !== true) problems.push('was reported as not final');
		return problems;
	});
}

function checkReply(listed: Listed, result: JsonObject | undefined, kept: JsonObject[]): string[] {
	const texts = keptOf(kept, 'smsgoReply', result).map(({ text }) => text);
	const wanted = listed.reply === '' ? [] : [listed.reply];
	return JSON.stringify(texts) === JSON.stringify(wanted)
		? []
		: [`has the replies ${JSON.stringify(texts)}, not ${JSON.stringify(wanted)}`];
}

/** Every callback must have been acknowledged when it came for the first time. */
function checkAcknowledgements(callbacks: unknown, kind: string, wanted: number): string[] {
	const totals: JsonObject = { due: wanted, acknowledged: wanted, attempts: wanted, repeats: 0 };
	const problems = Object.entries(totals)
		.filter(([key, count]) => at(callbacks, kind, key) !== count)
		.map(
			([key, count]) =>
				`The gateway's ${kind}: ${key} is ${String(at(callbacks, kind, key))}, not ${String(count)}`,
		);
	const reasons = listAt(callbacks, 'attempts')
		.map((attempt) => at(attempt, 'reason'))
		.filter((reason) => typeof reason === 'string');
	return problems.length === 0
		? []
		: [...problems, ...[...new Set(reasons)].map((reason) => `Not acknowledged: ${reason}`)];
}

/**
 * What is wrong with what came in, in words: every accepted row must have been reported once, with
 * its fate and as it was when asked for; no other row; and nothing may have had to come twice.
 */
export function checkReports(
	list: readonly Listed[],
	resultOf: ResultOf,
	{ kept, callbacks }: CameIn,
): string[] {
	const problems = list.flatMap((listed) => {
		const result = resultOf(listed);
		return [...checkReport(listed, result, kept), ...checkReply(listed, result, kept)].map(
			(problem) => `${listed.phone}: ${problem}`,
		);
	});
	const reports = list.filter(mustBeAccepted).length;
	const replies = list.filter(({ reply }) => reply !== '').length;
	if (kept.length !== reports + replies) {
		problems.push(`n8n has kept ${kept.length} calls, not ${reports + replies}`);
	}
	return [
		...problems,
		...checkAcknowledgements(callbacks, 'reports', reports),
		...checkAcknowledgements(callbacks, 'replies', replies),
	];
}
