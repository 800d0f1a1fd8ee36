import type { End, Fault } from '../faults/fault';
import type { Looked } from '../subjects/look';
import type { Kind, Setup, Subject } from '../subjects/subject';
import { isUnprocessed } from './exceptions';

/** What is to be seen of a cell. */
export interface Cell extends Omit<Looked, 'text'> {
	/** Requests that left; `repeated` is any number above one. */
	readonly left: number | 'repeated';
	/** Requests that reached the gateway. */
	readonly reached: number;
	/** Messages on the handset; null where none is sent. */
	readonly handsets: number | null;
	/** Whatever else is wrong: secrets that show, connections left open, a second run that does not work. */
	readonly wrong: readonly string[];
}

const API_ERROR = { class: 'NodeApiError', item: 0 };
const NOTHING = { error: null, items: [], routed: [], hasHint: false, says: '' } as const;
type Ending = Pick<Cell, 'error' | 'items' | 'routed' | 'hasHint' | 'says'>;

/** A cell as it has to be, if it ends so. */
export function expectedCell(
	fault: Fault,
	subject: Subject,
	end: End,
	onError: Setup['onError'],
): Cell {
	const requests = requestsOf(fault, subject, end);
	const final = endAfterRepeats(fault, subject, end);
	const ending =
		onError === 'continueErrorOutput'
			? routed(subject.kind, final)
			: stopped(
					subject.kind,
					final === 'rejected' && isNoRefusalOfOne(fault, subject) ? 'unknown' : final,
				);
	return {
		...ending,
		hasHint: ending.hasHint || isTelling(subject, ending),
		...requests,
		handsets: handsetsOf(fault, subject, final),
		wrong: [],
	};
}

/** That the account is refused, or nothing was processed, is no word about one thing that is polled. */
function isNoRefusalOfOne({ vendorSays }: Fault, { kind }: Subject): boolean {
	return kind === 'pollSource' && vendorSays === undefined;
}

/** What is thrown or given where the node stops. */
function stopped(kind: Kind, end: End): Ending {
	const says = saysOf(kind, end);
	if (end === 'accepted') return { ...NOTHING, items: [doneWord(kind)] };
	if (end === 'nothing') return NOTHING;
	if (end === 'noState') return { ...NOTHING, items: ['no state'] };
	switch (kind) {
		case 'credentialTest':
			return { ...NOTHING, items: ['Error'] };
		case 'poll':
			return { ...NOTHING, error: { ...API_ERROR, item: null }, says };
		case 'pollSource':
			// One that is refused is not there any more, which is no reason to stop.
			return end === 'rejected'
				? NOTHING
				: { ...NOTHING, error: { ...API_ERROR, item: null }, says };
		case 'lookBack':
			return { ...NOTHING, items: ['done, not checked'], hasHint: true, says };
		case 'cancel':
			return end === 'unknown'
				? { ...NOTHING, items: ['cancelled null'], says }
				: { ...NOTHING, error: API_ERROR, says };
		case 'send':
		case 'keyedSend':
			return end === 'unknown'
				? { ...NOTHING, items: [sendWord(end)], hasHint: true, says }
				: { ...NOTHING, error: API_ERROR, says };
		default:
			return { ...NOTHING, error: API_ERROR, says };
	}
}

/** The same where the user wants an error output. */
function routed(kind: Kind, end: End): Ending {
	const there = stopped(kind, end);
	const isSend = kind === 'send' || kind === 'keyedSend' || kind === 'token';
	if (end === 'accepted' || there.error === null) {
		return isSend && end === 'unknown' ? { ...there, items: [], routed: there.items } : there;
	}
	return {
		...there,
		error: null,
		routed: [isSend ? (kind === 'token' ? 'false' : sendWord(end)) : 'error'],
		hasHint: isSend,
	};
}

/** Whether the subject itself has something to tell of such an ending. */
function isTelling({ hasHint }: Subject, { error, routed }: Ending): boolean {
	return error === null && (hasHint === 'always' || (hasHint === 'done' && routed.length === 0));
}

function doneWord(kind: Kind): string {
	switch (kind) {
		case 'send':
		case 'keyedSend':
			return 'true queued';
		case 'token':
			return 'true';
		case 'query':
			return 'state';
		case 'cancel':
			return 'cancelled true';
		case 'credentialTest':
			return 'OK';
		default:
			return 'done';
	}
}

function sendWord(end: End): string {
	if (end === 'unknown') return 'null unknown';
	return end === 'rejected' ? 'false rejected' : 'false failed';
}

function saysOf(kind: Kind, end: End): Cell['says'] {
	if (end === 'notSent') return 'nothing sent';
	const isWritten = kind === 'send' || kind === 'keyedSend' || kind === 'write';
	return end === 'unknown' && isWritten ? 'maybe done' : '';
}

/** What is tried again with the same keys ends well if the fault has passed by then. */
function endAfterRepeats(fault: Fault, subject: Subject, end: End): End {
	// Whatever became of the request for a token, the message was not sent.
	if (subject.kind === 'token' && end === 'unknown') return 'notSent';
	const isRepeated = end === 'unknown' || (end === 'rejected' && isUnprocessed(fault));
	return subject.times === 1 && isRepeated && !isOfOthers(fault) ? 'accepted' : end;
}

/** An answer of Mitake's that is about other messages is a whole answer, and no reason to repeat. */
function isOfOthers({ foreign, before }: Fault): boolean {
	return foreign === 'neighbour' && before === undefined;
}

function requestsOf(fault: Fault, subject: Subject, end: End): Pick<Cell, 'left' | 'reached'> {
	const { kind, times = Infinity } = subject;
	if (kind === 'local' || fault.isSilent === true) return { left: 0, reached: 0 };
	const left = leftOf(fault, subject, end);
	const count = left === 'repeated' ? Infinity : left;
	const struck = Math.min(times, count);
	const undisturbed = count === Infinity ? 0 : count - struck;
	return { left, reached: (fault.reaches ? struck : 0) + undisturbed };
}

/** How many requests leave. */
function leftOf(fault: Fault, subject: Subject, end: End): number | 'repeated' {
	const { kind, times } = subject;
	const isRefusal = end === 'rejected' && isUnprocessed(fault);
	// What is not processed is asked for again, as with a message.
	if (kind === 'token' && isRefusal) return 'repeated';
	if (isSignedInAgain(fault, subject)) return 2;
	if (kind === 'keyedSend') {
		if (isOfOthers(fault)) return 1;
		if (end === 'unknown') return times === 1 ? 2 : 3;
		if (isRefusal) return times === 1 ? 2 : 'repeated';
	}
	return end === 'accepted' || end === 'nothing' ? (subject.requests ?? 1) : 1;
}

/** Mitake's 401 is about a token, and another one is asked for. */
function isSignedInAgain({ name }: Fault, { gateway, kind }: Subject): boolean {
	return name === '401' && gateway === 'mitake' && kind !== 'credentialTest' && kind !== 'token';
}

function handsetsOf(fault: Fault, { kind }: Subject, final: End): number | null {
	if (kind !== 'send' && kind !== 'keyedSend' && kind !== 'token') return null;
	if (kind === 'token') return final === 'accepted' ? 1 : 0;
	const isCarriedOut = fault.reaches && fault.vendorSays === undefined;
	// A fault that has passed lets the message through.
	const isThrough = kind === 'keyedSend' && final === 'accepted';
	return isCarriedOut || isThrough ? 1 : 0;
}
