import { isList, isRecord } from '../base/control/controlError';
import { Refusal } from './endpoint';
import { codePoints, textField } from './json';
import type { Destination } from './message';

const LONGEST_CLIENT_ID = 36;
const LONGEST_NUMBER = 10;
const NUMBER = /^09\d{8}$/;

/**
 * Reads `destinations`: 1009 above the limit; 4003, by assumption, for none at all or for something
 * that is no list of objects. What is wrong with a single one is told beside it (`refusalOf`).
 */
export function readDestinations(value: unknown, limit: number): readonly Destination[] | Refusal {
	if (!isList(value) || value.length === 0) return new Refusal('4003');
	if (value.length > limit) return new Refusal('1009');
	const destinations: Destination[] = [];
	for (const element of value) {
		if (!isRecord(element)) return new Refusal('4003');
		const to = textField(element, 'to');
		const cID = textField(element, 'cID');
		if (to === undefined || cID === undefined) return new Refusal('4003');
		destinations.push({ to, cID });
	}
	return destinations;
}

/**
 * The code of Appendix 2 that one message is refused with, or undefined: 2008 cID above 36
 * characters, 2009 no number, 2010 above 10 characters, 2011 anything but `09` and eight digits,
 * 2018 a cID that stands earlier in the same batch.
 */
export function refusalOf(
	{ to, cID }: Destination,
	earlier: ReadonlySet<string>,
): string | undefined {
	if (codePoints(cID) > LONGEST_CLIENT_ID) return '2008';
	if (to === '') return '2009';
	if (to.length > LONGEST_NUMBER) return '2010';
	if (!NUMBER.test(to)) return '2011';
	return cID !== '' && earlier.has(cID) ? '2018' : undefined;
}
