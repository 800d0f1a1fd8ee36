import { SEND_STATUS, TRACK_STATUS, type Sender, type TaskChanges } from './calls/task';
import { rowsIn, type Row } from './rows';

/** What became of a change, by what is changed. */
export interface Compared {
	/** What is not stored as it was asked. */
	readonly unchanged: readonly string[];
	/** What the stored task does not show. */
	readonly unchecked: readonly string[];
}

/** Once a task that was scheduled has begun, it is no longer waiting. */
const BEGUN: readonly string[] = ['2', '3'];

/**
 * Compares a change (6.3) with the task as it is stored afterwards (6.1), which has neither the
 * subscription link nor the tracking domain.
 *
 * @param stored empty where it could not be read: then nothing can be checked
 */
export function compareTask(asked: TaskChanges, stored: Row): Compared {
	const pairs: readonly [name: string, wanted: string | undefined, found: string | undefined][] = [
		['template', asked.templates && idsOf(asked.templates), storedTemplates(stored)],
		['contactList', asked.contactList, textOf(stored['listId'])],
		['sender', asked.sender && senderText(asked.sender), storedSender(stored)],
		['sendFullname', asked.sendFullname?.trim(), textOf(stored['senderName'])],
		['sendReplyto', asked.sendReplyto, textOf(stored['replyto'])],
		['sendQty', asked.sendQty?.toString(), textOf(stored['sendQty'])],
		['sendStatus', asked.sendStatus && SEND_STATUS[asked.sendStatus], storedStatus(asked, stored)],
		['sendTime', asked.sendTime?.replace(' ', 'T'), textOf(stored['sendTime'])?.slice(0, 16)],
		[
			'trackStatus',
			asked.trackStatus && TRACK_STATUS[asked.trackStatus],
			textOf(stored['trackStatus']),
		],
		['subsLink', asked.subsLink?.toString(), undefined],
		['trackDomain', asked.trackDomain, undefined],
	];
	const checked = pairs.filter(([, wanted]) => wanted !== undefined);
	const named = (entries: typeof pairs): string[] => entries.map(([name]) => name);
	return {
		unchanged: named(
			checked.filter(([, wanted, found]) => found !== undefined && found !== wanted),
		),
		unchecked: named(checked.filter(([, , found]) => found === undefined)),
	};
}

function storedStatus({ sendStatus }: TaskChanges, stored: Row): string | undefined {
	const found = textOf(stored['sendStatus']);
	const hasBegun = sendStatus === 'schedule' && BEGUN.includes(found ?? '');
	return hasBegun ? SEND_STATUS.schedule : found;
}

function senderText(sender: Sender): string {
	switch (sender.by) {
		case 'address':
			return `address ${sender.address}`.toLowerCase();
		case 'domain':
			return `domain ${sender.domain}`.toLowerCase();
		case 'all':
			return 'all';
	}
}

/** `acct_domain` and `acct_address` stand only with their types. */
function storedSender({ acctType, acctAddress, acctDomain }: Row): string | undefined {
	const type = textOf(acctType);
	const name = { address: acctAddress, domain: acctDomain }[type ?? ''];
	return type && `${type} ${textOf(name) ?? ''}`.trim().toLowerCase();
}

function storedTemplates({ templates }: Row): string | undefined {
	if (templates === undefined) return undefined;
	return idsOf(rowsIn(templates).map(({ tplId }) => textOf(tplId) ?? ''));
}

/** U-Mail need not keep their order. */
function idsOf(ids: readonly string[]): string {
	return [...ids].sort().join(',');
}

/** A cell that is there and no list; a date that is none is the empty text. */
function textOf(cell: Row[string] | undefined): string | undefined {
	if (cell === null) return '';
	return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : undefined;
}
