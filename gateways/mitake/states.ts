import type { MessageStatus } from '../../messaging/message';

/** What is known of a message from its state. */
export interface MmsState {
	readonly status: MessageStatus;
	readonly isFinal: boolean;
	/** In English; null when all is well. */
	readonly reason: string | null;
}

/** States of a message (appendix 3). Its texts differ within the document: only codes count. */
const states: ReadonlyMap<string, MmsState> = new Map<string, MmsState>([
	['0', { status: 'delivered', isFinal: true, reason: null }],
	['1', { status: 'queued', isFinal: false, reason: null }],
	['2', { status: 'sent', isFinal: false, reason: null }],
	['1000', { status: 'scheduled', isFinal: false, reason: null }],
	['1001', ended('cancelled', 'The scheduled message was cancelled')],
	['2000', ended('rejected', 'The content was refused')],
	['2001', ended('undeliverable', 'The number cannot receive the message')],
	['2002', ended('rejected', 'The message was disabled')],
	['2003', ended('expired', 'The message was not delivered before it expired')],
	['2999', ended('failed', "The carrier's system could not handle the message")],
	['9998', ended('failed', 'The message could not be sent')],
	['9999', ended('failed', "Mitake's system could not handle the message")],
]);

function ended(status: MessageStatus, reason: string): MmsState {
	return { status, isFinal: true, reason };
}

/** The state of a code; undefined where appendix 3 does not have it. */
export function knownState(code: string): MmsState | undefined {
	return states.get(code);
}

/** Whether a code stands in appendix 3. */
export function isState(code: string): boolean {
	return states.has(code);
}

/** The state of a code as a query or a report has it; one that is not known can still change. */
export function readState(code: string): MmsState {
	const reason =
		code === '' ? 'Mitake gave no state' : `Mitake gave the state '${code}', which is not known`;
	return knownState(code) ?? { status: 'unknown', isFinal: false, reason };
}

/** Whether the state of a message in the answer to a send says that Mitake has taken it. */
export function isTaken({ reason }: MmsState): boolean {
	return reason === null;
}
