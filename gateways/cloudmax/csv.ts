/**
 * Rows of comma-separated values (RFC 4180), cells trimmed unless they are quoted. Blank lines are
 * dropped; a cell whose quotes are not closed stands for itself.
 *
 * @param separator one of the three that occur
 * @example parseCsv('ERRORCODE,ERRORMSG\r\n111,"a, b"', ',') // [['ERRORCODE', 'ERRORMSG'], ['111', 'a, b']]
 */
export function parseCsv(text: string, separator: ',' | ';' | '\t'): string[][] {
	const cell = new RegExp(
		`[^\\S${separator}\\r\\n]*"([^"]*(?:""[^"]*)*)"[^\\S${separator}\\r\\n]*(${separator}|\\r\\n?|\\n|$)|([^${separator}\\r\\n]*)(${separator}|\\r\\n?|\\n|$)`,
		'uy',
	);
	const rows: string[][] = [];
	let row: string[] = [];
	for (;;) {
		const [, quoted, quotedEnd, plain = '', plainEnd = ''] = cell.exec(text) ?? [];
		row.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
		const end = quotedEnd ?? plainEnd;
		if (end === separator) continue;
		if (row.length > 1 || row[0] !== '') rows.push(row);
		if (end === '') return rows;
		row = [];
	}
}
