import type { Run } from '../../../operations/run';
import type { Carried, Compose, Composed } from '../../../operations/send/composed';
import { worded, type CheckText } from '../../../operations/send/wording';
import { formMessage, type FormedMessage, type MessageOptions, type MessageWay } from './message';

/** The parameters that decide about a message and its way. */
export interface MessageParams {
	readonly text: string;
	readonly options: MessageOptions & {
		readonly checkText?: CheckText;
		readonly useBackupHost?: boolean;
	};
}

/** What a request carries. */
export interface Content extends FormedMessage {
	readonly useBackup: boolean;
}

const TEXT = { name: 'text', label: 'Text' } as const;

/**
 * What makes the messages of one run.
 *
 * @param way where they are to go, and their reports to come back
 */
export function composer(run: Run, way: MessageWay): Compose<MessageParams, Content> {
	let last: { text: string; options: object; composed: Composed<Content> } | undefined;
	return ({ text, options }, itemIndex) => {
		// Neighbours often have one text, and options without an expression are one object.
		if (last?.text !== text || last.options !== options) {
			const meant = worded(run, { ...TEXT, text, itemIndex }, options.checkText);
			const formFor = formMessage(meant, options, { run, itemIndex }, way);
			last = { text, options, composed: compose(options.useBackupHost ?? false, formFor) };
		}
		return last.composed;
	};
}

function compose(useBackup: boolean, formFor: ReturnType<typeof formMessage>): Composed<Content> {
	const made = new Map<boolean, Carried<Content> | { problem: string }>();
	return {
		contentFor(isInternational) {
			let content = made.get(isInternational);
			if (content === undefined) {
				const formed = formFor(isInternational);
				content =
					'problem' in formed
						? formed
						: {
								// A number abroad that is refused must not take those at home with it.
								key: JSON.stringify([isInternational, useBackup, formed.message]),
								identity: identityOf(formed.message),
								content: { ...formed, useBackup },
							};
				made.set(isInternational, content);
			}
			return content;
		},
	};
}

/** A handset shows the same text otherwise when it pops up, or has another address to open. */
function identityOf({ text, encoding, wapUrl }: Content['message']): string {
	const address = encoding === 'PUSH' ? wapUrl : '';
	return `${encoding} ${address.length} ${address}${text}`;
}
