import type { Carried, Composed } from '../../../operations/send/composed';
import type { formMessage, FormedMessage, MessageOptions } from './message';

/** The parameters that decide about a message and its way. */
export interface MessageParams {
	readonly text: string;
	readonly options: MessageOptions & { readonly useBackupHost?: boolean };
}

/** What a request carries. */
export interface Content extends FormedMessage {
	readonly useBackup: boolean;
}

/**
 * What makes the messages of one run.
 *
 * @param form how text and options become a message
 */
export function composer(
	form: (text: string, options: MessageOptions) => ReturnType<typeof formMessage>,
): (params: MessageParams) => Composed<Content> {
	let last: { text: string; options: object; composed: Composed<Content> } | undefined;
	return ({ text, options }) => {
		// Neighbours often have one text, and options without an expression are one object.
		if (last?.text !== text || last.options !== options) {
			const composed = compose(options.useBackupHost ?? false, form(text, options));
			last = { text, options, composed };
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
