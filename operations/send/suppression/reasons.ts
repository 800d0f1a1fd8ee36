import type { Claim } from './claims';
import { longestFound } from './slices';

/** The option as the panel shows it. */
const OPTION = "'Suppress Within (Minutes)'";

/** Why a recipient is skipped whose message this process sends or has sent. */
export function isAlready({ state, at }: Claim, minutes: number): string {
	const window = `and ${OPTION} is ${minutes}`;
	if (state === 'open') {
		return `The same message to this recipient is being sent by another execution, ${window}`;
	}
	const was = state === 'sent' ? 'was sent' : 'was sent, or may have been,';
	return `The same message ${was} to this recipient at ${new Date(at).toISOString()}, ${window}`;
}

/** Why a recipient is skipped who is in n8n's table. */
export function isOnRecord(minutes: number): string {
	return `n8n has on record that this recipient was sent the same message in the last ${minutes} minutes, which is ${OPTION}, or up to ${longestFound(minutes)}`;
}
