import { at, isObject, type JsonObject } from '../../server/json';
import { mustBeAccepted, type Listed } from './list';

function checkHandset(listed: Listed, messages: unknown, commonText: string): string[] {
	if (!Array.isArray(messages) || messages.length !== 1) {
		return [`was sent ${JSON.stringify(messages)}, not one message`];
	}
	const wanted: JsonObject = {
		text: listed.text || commonText,
		encoding: listed.encoding,
		parts: listed.segments,
	};
	const problems = Object.entries(wanted)
		.filter(([key, value]) => at(messages, 0, key) !== value)
		.map(
			([key, value]) => `${key} arrived as ${String(at(messages, 0, key))}, not ${String(value)}`,
		);
	const hasArrived = at(messages, 0, 'receivedAt') !== null;
	if (hasArrived !== (listed.status === 'delivered')) {
		problems.push(hasArrived ? 'arrived' : 'never arrived');
	}
	return problems;
}

/**
 * What is wrong on the other side, in words: every phone must have been sent its own text once,
 * unharmed, and no other phone anything.
 *
 * @param handsets the simulator's account of what each phone was sent
 */
export function checkHandsets(
	list: readonly Listed[],
	handsets: unknown,
	commonText: string,
): string[] {
	if (!isObject(handsets)) return ['The simulator gave no account of the handsets'];
	const wanted = new Map(
		list.filter(mustBeAccepted).map((listed) => [listed.recipient ?? '', listed]),
	);
	const problems = [...wanted].flatMap(([recipient, listed]) =>
		checkHandset(listed, handsets[recipient], commonText).map(
			(problem) => `Phone ${recipient}: ${problem}`,
		),
	);
	const strangers = Object.keys(handsets).filter((recipient) => !wanted.has(recipient));
	return [...problems, ...strangers.map((recipient) => `Phone ${recipient} must get nothing`)];
}
