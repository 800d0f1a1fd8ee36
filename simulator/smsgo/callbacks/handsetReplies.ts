import type { Clock } from '../../base/clock';
import { ControlError } from '../../base/control/controlError';
import { DAY_MS } from '../../base/control/fields';
import { isBig5 } from '../../base/big5';
import type { Message } from '../message';
import type { MessageStore } from '../messages';
import type { HandsetReply } from './parameters';
import type { Reply } from './specs';

/**
 * What a handset's reply answers: the newest message to it, or the one that `to` names, provided
 * that it has left, has a reply URL, and its `replydays` are not over.
 * @throws ControlError where there is none.
 */
function messageToAnswer({ number, to }: Reply, store: MessageStore, now: number): Message {
	const message = store.handsets
		.of(number)
		.map(({ msgid }) => store.find(msgid))
		.findLast((candidate) => {
			if (candidate === undefined || candidate.replyurl === '') return false;
			const sentAt = Date.parse(candidate.sentAt ?? '');
			const isOpen = now <= sentAt + candidate.replydays * DAY_MS;
			return isOpen && (to === undefined || to === candidate.msgid);
		});
	if (message !== undefined) return message;
	const which = to === undefined ? 'No message' : `Message ${to}`;
	const verb = to === undefined ? 'can be replied to: none' : 'cannot be replied to: none that';
	throw new ControlError(
		`${which} to ${number} ${verb} left, has a reply URL and open 'replydays'`,
	);
}

function narrowestEncoding(text: string) {
	const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
	if (units.every((unit) => unit < 0x80)) return 'ASCII';
	return units.every(isBig5) ? 'BIG5' : 'UCS2';
}

/**
 * The replies that these specs describe, written at the clock's present time.
 * @throws ControlError where a handset has nothing to reply to.
 */
export function handsetReplies(
	specs: readonly Reply[],
	store: MessageStore,
	clock: Clock,
): HandsetReply[] {
	return specs.map((spec) => {
		const at = clock.now();
		const { msgid, replyurl: url } = messageToAnswer(spec, store, at);
		const { number, text, encoding = narrowestEncoding(text) } = spec;
		return { msgid, url, number, text, encoding, at };
	});
}
