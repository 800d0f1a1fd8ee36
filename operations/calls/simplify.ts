import type { IDataObject } from 'n8n-workflow';

/** What `Simplify` leaves of a row: these columns, null where the row lacks one. */
export function onlyColumns(row: IDataObject, names: readonly string[]): IDataObject {
	return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}
