import { exportFile, linesOf, madeUpAddress } from '../exports';
import { type Operation, operation } from '../operation';
import type { Parameters } from '../parameters';
import { unknownRecord } from '../refused';
import type { UMailState } from '../state';
import type { UMailSettings } from '../settings';
import { dateText, timeText } from '../times';

const FILE = 'mloperate.php';

/** Some moment for made-up lines: 2026-01-01 00:00:00 at UTC+8. */
const START = Date.UTC(2025, 11, 31, 16);

/** `2026-11-27 08:00:00 AM`. */
function halfDayText(at: number): string {
	const [day = '', hour = '', minute = '', second = ''] = timeText(at).split(/[ :]/);
	const of12 = `${Number(hour) % 12 || 12}`.padStart(2, '0');
	return `${day} ${of12}:${minute}:${second} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
}

/** How a line of 4.7 is written. */
const FORMS: Readonly<
	Record<UMailSettings['unsubscribeForm'], (at: number, address: string) => string>
> = {
	documented: (at, address) => `${timeText(at)}\t${address}`,
	day: (at, address) => `${dateText(at)}\t${address}`,
	halfDay: (at, address) => `${halfDayText(at)}\t${address}`,
	reversed: (at, address) => `${address}\t${timeText(at)}`,
	comma: (at, address) => `${timeText(at)},${address}`,
	unix: (at, address) => `${Math.floor(at / 1_000)}\t${address}`,
};

function idOf(state: UMailState, parameters: Parameters): string {
	const id = parameters.text('id');
	if (!state.lists.has(id)) throw unknownRecord('maillist');
	return id;
}

/** 4.6 and 4.7: the contacts of a list, and who has left it. */
export const listExportOperations: readonly Operation[] = [
	operation(FILE, 'subscription-export', (state, parameters) => {
		const contacts = state.lists.contactsOf(idOf(state, parameters));
		const lines = {
			count: contacts.length,
			line: (index: number) => {
				const { address = '', fullname = '' } = contacts[index] ?? {};
				return `${address}\t${fullname}`;
			},
		};
		const madeUp = (index: number) => `${madeUpAddress(index)}\t客户${index + 1}`;
		return exportFile('subscription.txt', lines, madeUp, state.settings);
	}),
	operation(FILE, 'unsubscribe-export', (state, parameters) => {
		const left = state.lists.unsubscribed(idOf(state, parameters));
		const form = FORMS[state.settings.unsubscribeForm];
		const lines = linesOf(left.map(({ at, address }) => form(at, address)));
		const madeUp = (index: number) => `${timeText(START + index * 1_000)}\t${madeUpAddress(index)}`;
		return exportFile('unsubscribe.txt', lines, madeUp, state.settings);
	}),
];
