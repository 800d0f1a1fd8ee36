import { FAILURE_TYPES, type FailureType } from './task';

/** What becomes of a mail; it is read off the end of the address' local part. */
export interface Fate {
	readonly failure: FailureType | undefined;
	readonly opens: number;
	/** How often each of the first `linksClicked` links is clicked. */
	readonly clicks: number;
	readonly linksClicked: number;
}

const FAILURES: ReadonlyMap<string, FailureType> = new Map([
	['notexist', FAILURE_TYPES.notExist],
	['full', FAILURE_TYPES.overQuota],
	['reject', FAILURE_TYPES.userReject],
	['spam', FAILURE_TYPES.spam],
	['invalid', FAILURE_TYPES.invalidAddress],
	['badformat', FAILURE_TYPES.formatError],
]);

const ENDING = /-(notexist|full|reject|spam|invalid|badformat|open|click|links)(\d?)$/;
/** `-links` clicks so many different links. */
const SEVERAL = 2;

/**
 * `name-notexist@…`, `-full`, `-reject`, `-spam`, `-invalid` and `-badformat` fail; `-open` opens
 * once, `-open3` three times; `-click` opens and clicks the first link once, `-click3` three times;
 * `-links` clicks the first two links. Any other address gets the mail and does nothing.
 */
export function fateOf(address: string): Fate {
	const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
	const [, ending = '', digit = ''] = ENDING.exec(local) ?? [];
	const failure = FAILURES.get(ending);
	const times = digit === '' ? 1 : Number(digit);
	const linksClicked = ending === 'links' ? SEVERAL : Number(ending === 'click');
	const opens = failure === undefined && ending !== '' ? times : 0;
	return { failure, opens, clicks: linksClicked === 0 ? 0 : times, linksClicked };
}
