import type { CONTACT_COLUMNS } from '../../../../gateways/umail/calls/contact';
import { isNoValue } from '../../../../messaging/noValue';
import { own } from '../../../../messaging/text';
import { readPastDay, type DateOrder } from '../../../../messaging/writtenDay';
import { readPhone } from '../details';

/** Why a row is left out, or a value: one word to count by, and a sentence for people. */
export interface Refusal {
	readonly reason: string;
	readonly said: string;
}

/** How values are read. */
export interface DetailRules {
	readonly dateOrder: DateOrder;
	/** The day on which an instant falls, as `YYYY-MM-DD`. */
	readonly dayOf: (instant: Date) => string;
}

/** What stands for a value that was a list, an object or half of a character. */
export const UNREADABLE = '\ufffd\0';

/** Why {@link UNREADABLE} is none. */
export const unreadable: Refusal = {
	reason: 'invalidValue',
	said: 'One of its values is a list, an object or half an emoji',
};

const SEXES: Readonly<Record<string, string>> = {
	...sexes('M', 'm male man boy mr mister 男 男性 男生 男士 男子 先生'),
	...sexes('F', 'f female woman girl mrs ms miss madam 女 女性 女生 女士 女子 小姐 太太 夫人'),
	// What U-Mail has no letter for.
	...sexes(
		'',
		'other others x u nonbinary 其他 其它 不願透露 不愿透露 不公開 不公开 prefernottosay',
	),
};

const LONGEST_SEX = 30;

/** As Excel shows a number that has more digits than its column has room. */
const LOST_DIGITS = /^[+-]?\d(?:\.\d+)?e[+-]?\d{1,3}$/iu;
/** The apostrophe that keeps a number as text in a spreadsheet. */
const TEXT_MARK = /^'(?=\+?[\d\s().-]{6,}$)/u;
/** As programs write a number that they took for a fraction. */
const AS_FRACTION = /^(\+?\d+)\.0+$/u;

/**
 * A value of a contact as U-Mail takes it; empty for what stands for none. What is free text stays as
 * it is.
 *
 * @param value without blanks around it, not empty
 */
export function readDetail(
	field: (typeof CONTACT_COLUMNS)[number],
	value: string,
	{ dateOrder, dayOf }: DetailRules,
): string | Refusal {
	if (value === UNREADABLE) return unreadable;
	switch (field) {
		case 'sex':
			return sexOf(value) ?? { reason: 'invalidSex', said: 'The sex is neither M nor F' };
		case 'birthday':
			return (
				readPastDay(value, dateOrder, dayOf) ?? {
					reason: 'invalidBirthday',
					said: "The birthday is not a day, or could be several: 'Date Order' tells which",
				}
			);
		case 'phone':
			return isNoValue(value) ? '' : (phoneOf(value) ?? lost('invalidPhone'));
		case 'fullname':
			return isNoValue(value, true) ? '' : value;
		case 'area':
			return isNoValue(value) ? '' : value;
		default:
			return LOST_DIGITS.test(value) ? lost('invalidValue') : value;
	}
}

function lost(reason: string): Refusal {
	return {
		reason,
		said: 'A spreadsheet has rounded the digits of a number: give its column the format Text',
	};
}

function sexOf(value: string): string | undefined {
	if (isNoValue(value)) return '';
	if (value.length > LONGEST_SEX) return undefined;
	return own(SEXES, value.normalize('NFKC').toLowerCase().replace(/[\s.]/gu, ''));
}

function phoneOf(value: string): string | undefined {
	if (LOST_DIGITS.test(value)) return undefined;
	return readPhone(value.replace(TEXT_MARK, '').replace(AS_FRACTION, '$1'));
}

function sexes(sex: string, words: string): Readonly<Record<string, string>> {
	return Object.fromEntries(words.split(' ').map((word) => [word, sex]));
}
