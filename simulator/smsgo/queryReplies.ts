import { type Reply, replyOf } from '../base/http/reply';
import { jsonMsgid, type ReplyFormat, TEXT_TYPE, xmlElement, xmlReply } from './replies';
import type { SmsgoSettings } from './settings';

/** The pages ending in .asp send their JSON as this; an old client had to allow for it. */
const JSON_TYPE = 'text/html';

/** One row of query.asp or queryBulk.asp. */
export interface QueryRow {
	readonly code: number;
	readonly state: string;
	readonly number: string;
	/** Shown by queryBulk.asp only. */
	readonly msgid: string;
}

/** `code|state|number`, and `|msgid` in a list of many (chapter 1). */
function textRow(row: QueryRow, isBulk: boolean): string {
	const cells = [`${row.code}`, row.state, row.number];
	return (isBulk ? [...cells, row.msgid] : cells).join('|');
}

/** Byte for byte the sample of chapter 6, the comma behind the last row included. */
function jsonRow(row: QueryRow, isBulk: boolean, settings: SmsgoSettings): string {
	const id = row.msgid === '' ? '""' : jsonMsgid(row.msgid, settings);
	const state = JSON.stringify(row.state);
	const number = JSON.stringify(row.number);
	const fields = `"statusCode": "${row.code}","statusStr":${state},"cellphone":${number}`;
	return isBulk ? `{${fields},"msgid":${id}}` : `{${fields}}`;
}

function xmlRow(row: QueryRow, isBulk: boolean): string {
	const cells = [
		xmlElement('statusCode', `${row.code}`),
		xmlElement('statusStr', row.state),
		xmlElement('cellphone', row.number),
		isBulk ? xmlElement('msgid', row.msgid) : '',
	];
	return `<result>${cells.join('')}</result>`;
}

function bulkText(rows: readonly QueryRow[], settings: SmsgoSettings): string {
	const lines = rows.map((row) => textRow(row, true));
	if (settings.bulkIncompleteRow) {
		const last = lines.pop();
		if (last !== undefined) lines.push(last.split('|').slice(0, 2).join('|'));
	}
	if (settings.bulkBlankRow) lines.splice(Math.ceil(lines.length / 2), 0, '');
	return lines.join('\r\n') + (settings.trailingLineEnding && lines.length > 0 ? '\r\n' : '');
}

/**
 * The reply of query.asp and queryBulk.asp. JSON is documented for the first alone; the second is
 * taken to have the same with the id, and XML to follow the JSON.
 */
export function queryReply(
	rows: readonly QueryRow[],
	isBulk: boolean,
	format: ReplyFormat,
	settings: SmsgoSettings,
): Reply {
	if (format === 'json') {
		const list = rows.map((row) => jsonRow(row, isBulk, settings)).join(',');
		const comma = settings.queryTrailingComma && rows.length > 0 ? ',' : '';
		return replyOf(200, JSON_TYPE, `{"results":{"result":[${list}${comma}]}}`);
	}
	if (format === 'xml') {
		return xmlReply('results', rows.map((row) => xmlRow(row, isBulk)).join(''));
	}
	if (isBulk) return replyOf(200, TEXT_TYPE, bulkText(rows, settings));
	return replyOf(200, TEXT_TYPE, rows.map((row) => textRow(row, false)).join('\r\n'));
}

/** The reply of query_point.asp: chapter 6 for JSON; the text form is not documented. */
export function pointsReply(
	code: number,
	point: string,
	format: ReplyFormat,
	settings: SmsgoSettings,
): Reply {
	if (format === 'json') {
		const row = `{"statuscode": "${code}","point": ${JSON.stringify(point)}}`;
		return replyOf(200, JSON_TYPE, `{"results":{"result":[${row}]}}`);
	}
	if (format === 'xml') {
		const row = xmlElement('statuscode', `${code}`) + xmlElement('point', point);
		return xmlReply('results', `<result>${row}</result>`);
	}
	if (settings.balanceStyle === 'bare')
		return replyOf(200, TEXT_TYPE, code === 0 ? point : `${code}`);
	return replyOf(200, TEXT_TYPE, `statuscode=${code}\r\npoint=${point}\r\n`);
}
