import { CONTACT_COLUMNS, VARIABLES } from '../../../../gateways/umail/calls/contact';
import { InputProblem } from '../../../../operations/parameters/inputProblem';

/** A field of a contact. */
export type ContactField = (typeof CONTACT_COLUMNS)[number];
/** The header, or the number from 1, of the column that holds a field. */
export type ChosenColumns = Readonly<Partial<Record<ContactField, string>>>;

/** Where each of {@link CONTACT_COLUMNS} stands in a row; -1 where it does not. */
export type Positions = readonly number[];

/** What headers are called, the surest names first. */
const NAMES: Readonly<Record<string, string>> = {
	address: `email emailaddress mail mailaddress 電子郵件 电子邮件 電子郵件地址 电子邮件地址 電子信箱 电子信箱
		電郵 电邮 電郵地址 邮箱 郵箱 邮箱地址 郵箱地址 信箱 邮件地址 郵件地址 邮件 郵件 address`,
	fullname: `fullname name displayname contactname 姓名 名稱 名称 名字 用户名称 客戶姓名 客户姓名 收件人
		聯絡人 联系人 收件人姓名`,
	sex: 'sex gender 性別 性别',
	birthday: 'birthday birthdate dateofbirth 生日 出生日期',
	phone: `phone mobile mobilephone cellphone phonenumber mobilenumber tel telephone 手機 手机 手機號碼
		手机号码 手机号 行動電話 電話 电话 聯絡電話 联系电话`,
	area: 'area region city 地區 地区 區域 区域 城市 縣市',
	...Object.fromEntries(
		VARIABLES.map((name, index) => {
			const number = index + 1;
			return [name, `${name} variable${number} 變數${number} 變量${number} 变量${number}`];
		}),
	),
};

const known: readonly (readonly string[])[] = CONTACT_COLUMNS.map((field) =>
	(NAMES[field] ?? field).split(/\s+/u),
);

/** Columns that a file or an item may have, and characters of a name of one. */
const MOST_COLUMNS = 1_000;
const LONGEST_NAME = 200;
/** Names that a message shows. */
const MOST_SHOWN = 30;

/**
 * Looks at how many columns there are and how long their names, before anything else does.
 *
 * @param names of the columns; empty ones where they have none
 * @throws InputProblem where there are more than 1,000, or a name has more than 200 characters
 */
export function checkColumns(names: readonly string[]): void {
	if (names.length > MOST_COLUMNS) {
		throw new InputProblem(
			`There are ${names.length} columns, and up to ${MOST_COLUMNS} can be read: check the 'Delimiter'`,
		);
	}
	const position = names.findIndex((name) => name.length > LONGEST_NAME);
	if (position === -1) return;
	throw new InputProblem(
		`The name of column ${position + 1} has ${names[position]?.length ?? 0} characters, and a name may have ${LONGEST_NAME}: check the 'Delimiter', or set 'Header' to No where the first row is none`,
	);
}

function listOf(names: readonly string[]): string {
	const shown = names.slice(0, MOST_SHOWN).join(', ');
	return names.length > MOST_SHOWN ? `${shown} and ${names.length - MOST_SHOWN} more` : shown;
}

/**
 * Which column of a header holds which field: the chosen one, or else one whose name is known.
 *
 * @throws InputProblem where a chosen column is not there, or none holds addresses, or by
 * {@link checkColumns}
 */
export function positionsIn(header: readonly string[], chosen: ChosenColumns): Positions {
	checkColumns(header);
	const names = header.map(plain);
	const positions = CONTACT_COLUMNS.map((field, index) => {
		const column = chosen[field]?.trim() ?? '';
		if (column !== '') return chosenPosition(header, column, field);
		const found = (known[index] ?? []).find((name) => names.includes(name));
		return found === undefined ? -1 : names.indexOf(found);
	});
	if (positions[0] !== -1) return positions;
	throw new InputProblem(
		`No column is known to hold addresses; there are ${listOf(header)}: add 'Address' to 'Columns', and the header of its column there`,
	);
}

/**
 * Which column holds which field where there is no header: those that were chosen, by their numbers,
 * or the order of U-Mail's own format.
 *
 * @throws InputProblem where a chosen column has no number, or none holds addresses
 */
export function positionsWithoutHeader(chosen: ChosenColumns): Positions {
	const isChosen = Object.values(chosen).some((column) => column.trim() !== '');
	if (!isChosen) return CONTACT_COLUMNS.map((_, index) => index);
	const positions = CONTACT_COLUMNS.map((field) => {
		const column = chosen[field]?.trim() ?? '';
		return column === '' ? -1 : chosenPosition([], column, field);
	});
	if (positions[0] !== -1) return positions;
	throw new InputProblem(
		"Without a header, 'Columns' must have the number of the column 'Address'",
	);
}

function chosenPosition(header: readonly string[], column: string, field: ContactField): number {
	const exact = header.findIndex((name) => name.trim() === column);
	const position = exact === -1 ? header.map(plain).indexOf(plain(column)) : exact;
	if (position !== -1) return position;
	if (/^[1-9]\d{0,3}$/u.test(column)) return Number(column) - 1;
	throw new InputProblem(
		`'Columns' has '${column}' for the field '${field}', and there is no such column: there are ${header.length === 0 ? 'only numbers, from 1' : listOf(header)}`,
	);
}

/** As people write it, without what they write differently. */
function plain(name: string): string {
	// To bring a text of combining marks into its normal form takes quadratic time.
	if (name.length > LONGEST_NAME) return name;
	return name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_\-.:'"()/]/gu, '');
}
