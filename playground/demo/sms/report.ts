import type { JsonObject } from '../../server/json';
import { keptOf, secondsToReport, type CameIn } from './callbacks';
import type { Listed } from './list';
import { formatTable } from '../table';

const HEADINGS = [
	'As typed',
	'Recipient',
	'Message ID',
	'Encoding',
	'Segments',
	'Points',
	'Accepted',
	'Asked',
	'Report',
	'Seconds',
	'Status',
	'Reason',
];

function show(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}

function tableRow({ phone }: Listed, result: JsonObject = {}, cameIn: CameIn): string[] {
	const { recipient, messageId, encoding, segments, requestPoints, accepted, status } = result;
	const [report] = keptOf(cameIn.kept, 'smsgoDeliveryReport', result);
	// What was accepted was asked for; the others have the status that sending gave them.
	const asked = accepted === true ? status : undefined;
	const seconds = secondsToReport(cameIn, result)?.toFixed(1);
	const { status: final, reason } = report ?? result;
	const sent = [recipient, messageId, encoding, segments, requestPoints, accepted];
	return [phone, ...[...sent, asked, report?.['status'], seconds, final, reason].map(show)];
}

/** The demo's table: what became of every row, by asking and by report. */
export function resultTable(
	list: readonly Listed[],
	resultOf: (listed: Listed) => JsonObject | undefined,
	cameIn: CameIn,
): string {
	return formatTable(
		HEADINGS,
		list.map((listed) => tableRow(listed, resultOf(listed), cameIn)),
	);
}

/** A line for every reply that came in: who answered what, and to which message. */
export function replyLines(
	list: readonly Listed[],
	resultOf: (listed: Listed) => JsonObject | undefined,
	{ kept }: CameIn,
): string[] {
	return list.flatMap((listed) =>
		keptOf(kept, 'smsgoReply', resultOf(listed)).map(
			({ recipient, messageId, text }) =>
				`Reply from ${show(recipient)}: '${show(text)}', ` +
				`to message ${show(messageId)}: '${listed.text}'`,
		),
	);
}
