import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { isObject } from '../../server/json';
import { playground } from '../../setup/paths';

/** Stands in place of a fate for a phone that is off until long after the workflow's end. */
export const PENDING = 'pending';

/** A row of the list that the workflow reads, and what must become of it. */
export interface Listed {
	name: string;
	/** As somebody has typed it. */
	phone: string;
	/** Empty means the workflow's common text. */
	text: string;
	/** In the form in which results name it; null where it is no number. */
	recipient: string | null;
	/** How the message must travel; null where nothing may leave. */
	encoding: string | null;
	segments: number | null;
	/** The state that the simulated gateway is told to give it; empty means delivered, soon. */
	fate: string;
	/** The status that the result must show when the workflow has asked. */
	status: string;
	/** What its owner answers; empty means nothing. */
	reply: string;
}

function readTable(file: string): Record<string, string>[] {
	const rows: unknown = parse(readFileSync(join(playground, file)), { columns: true, bom: true });
	if (!Array.isArray(rows)) throw new Error(`${file} has no rows`);
	return rows
		.filter(isObject)
		.map((row) =>
			Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])),
		);
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The list of recipients together with what was written down beforehand about each of them. */
export function readList(): Listed[] {
	const expectations = readTable('demo/sms/expected.csv');
	return readTable('recipients.csv').map(({ name = '', phone = '', text = '' }, index) => {
		const expected = expectations[index] ?? {};
		const { recipient = '', encoding = '', segments = '' } = expected;
		const { fate = '', status = '', reply = '' } = expected;
		if (expected['phone'] !== phone) {
			throw new Error(`Row ${index + 1}: expected.csv speaks of another number than ${phone}`);
		}
		return {
			name,
			phone,
			text,
			recipient: orNull(recipient),
			encoding: orNull(encoding),
			segments: segments === '' ? null : Number(segments),
			fate,
			status,
			reply,
		};
	});
}

/** Whether the gateway must take the message of this row. */
export function mustBeAccepted({ status }: Listed): boolean {
	return status !== 'failed' && status !== 'skipped';
}
