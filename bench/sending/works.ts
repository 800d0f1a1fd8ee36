import type { Work } from './exchange';
import { mms } from './mmsWork';
import { evaluatedTexts, oneText, ownTexts } from './smsWork';
import { statuses } from './statusWork';

/** What there is to do, by name. */
export const works = {
	oneText,
	ownTexts,
	evaluatedTexts,
	statuses,
	mms,
} as const satisfies Readonly<Record<string, Work>>;

/** The name of a work. */
export type WorkName = keyof typeof works;
