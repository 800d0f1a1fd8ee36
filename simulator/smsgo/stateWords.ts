import type { SmsgoSettings } from './settings';

/** Table 2, from its second column to its first, where they differ. */
const LONG: Readonly<Record<string, string>> = {
	DELIVRD: 'DELIVERED',
	UNDELIV: 'UNDELIVERABLE',
	ACCEPTD: 'ACCEPTED',
	REJECTD: 'REJECTED',
	SYNTAXE: 'SYNTAXERROR',
};

/** The word for a state as queries and reports write it; empty where the code says it all. */
export function stateWord(
	state: string,
	code: number,
	{ stateWords, wordlessCodes }: SmsgoSettings,
): string {
	if (wordlessCodes && code < 0) return '';
	if (stateWords === 'short') return state;
	return stateWords === 'lower' ? state.toLowerCase() : (LONG[state] ?? state);
}
