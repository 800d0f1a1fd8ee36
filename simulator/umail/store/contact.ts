/** What a customer tells of a contact; everything as it came, checked by nobody. */
export interface ContactDetails {
	readonly address: string;
	readonly fullname: string;
	/** `M` or `F`. */
	readonly sex: string;
	readonly birthday: string;
	readonly phone: string;
	readonly area: string;
	/** var1 to var10. */
	readonly vars: readonly string[];
}

/** An address in a contact list; list 0 holds those that are in none. */
export interface Contact extends ContactDetails {
	readonly id: string;
	readonly listId: string;
	/** Milliseconds since 1970. */
	readonly added: number;
}

export const VAR_COUNT = 10;

const ADDRESS = /^[^\s@;,<>]+@[^\s@;,<>]+\.[^\s@;,<>.]+$/;

export function isAddress(text: string): boolean {
	return text.length <= 254 && ADDRESS.test(text);
}

/** A contact of which only the address, and perhaps the name, is known. */
export function plainContact(address: string, fullname = ''): ContactDetails {
	return { address, fullname, sex: '', birthday: '', phone: '', area: '', vars: [] };
}

/**
 * Columns as 4.9.2 orders them: address, name, sex, birthday, phone, area, var1 to var10. What is
 * missing is empty, what is beyond is dropped, and every column is taken for what its place says.
 */
export function contactOfColumns(columns: readonly string[]): ContactDetails {
	const [address = '', fullname = '', sex = '', birthday = '', phone = '', area = '', ...vars] =
		columns.map((column) => column.trim());
	return { address, fullname, sex, birthday, phone, area, vars: vars.slice(0, VAR_COUNT) };
}
