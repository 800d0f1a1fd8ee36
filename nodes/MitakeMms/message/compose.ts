import {
	contentProblem,
	MAX_CLIENT_ID,
	MAX_PROJECT_NAME,
	nameProblem,
	subjectProblem,
	writeTime,
	type MmsMessage,
} from '../../../gateways/mitake/message';
import { sizeProblem } from '../../../gateways/mitake/size';
import { plainTypography } from '../../../messaging/characters';
import { sha256 } from '../../../messaging/digest';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { readFutureInstant, readSendAt } from '../../../operations/parameters/instant';
import type { Run } from '../../../operations/run';
import type { Compose, Composed } from '../../../operations/send/composed';
import { worded, type CheckText } from '../../../operations/send/wording';
import { AttachmentLoader, type LoadedAttachment } from './attachments';

/** What a request of a send carries. */
export interface Content {
	readonly message: MmsMessage;
	/** The same for messages that are the same to a recipient. */
	readonly identity: string;
	/** Whether the client message IDs of its recipients are the user's. */
	readonly hasOwnIds: boolean;
}

/** The parameters that decide about a message. */
export interface MessageParams {
	readonly subject: string;
	readonly content: string;
	readonly attachments: string;
	readonly options: {
		readonly checkText?: CheckText;
		readonly replaceTypographic?: boolean;
		readonly sendAt?: string;
		readonly expireAt?: string;
		readonly projectName?: string;
		readonly clientMessageId?: string;
	};
}

/**
 * What makes the messages of one run, each once for neighbours that have the same. It throws an
 * InputProblem that names the parameter which cannot be used.
 */
export function composer(run: Run): Compose<MessageParams, Content> {
	const loader = new AttachmentLoader(run);
	const zone = run.context.getTimezone();
	const compose = async (params: MessageParams, itemIndex: number): Promise<Composed<Content>> =>
		await composeMessage(params, { run, itemIndex, zone }, loader);
	let last: { params: MessageParams; composed: Composed<Content> } | undefined;
	return async (params, itemIndex) => {
		// Files are their own item's, whatever they are called; neighbours without any often have one text.
		if (!loader.isBare(itemIndex)) return await compose(params, itemIndex);
		if (last === undefined || !isSame(last.params, params)) {
			last = { params, composed: await compose(params, itemIndex) };
		}
		return last.composed;
	};
}

/** Options without an expression are one object for all items. */
function isSame(one: MessageParams, other: MessageParams): boolean {
	return (
		one.subject === other.subject &&
		one.content === other.content &&
		one.attachments === other.attachments &&
		one.options === other.options
	);
}

/** Checks an item's message and makes it ready to be shared. */
async function composeMessage(
	{ attachments, options, ...texts }: MessageParams,
	{ run, itemIndex, zone }: { run: Run; itemIndex: number; zone: string },
	loader: AttachmentLoader,
): Promise<Composed<Content>> {
	const word = (name: 'subject' | 'content', label: string): string => {
		const text = worded(run, { text: texts[name], name, label, itemIndex }, options.checkText);
		return options.replaceTypographic === true ? plainTypography(text) : text;
	};
	const subject = word('subject', 'Subject');
	const content = word('content', 'Content');
	const fields = loader.named(itemIndex, attachments);
	const clientKey = options.clientMessageId?.trim() ?? '';
	const projectName = options.projectName?.trim() ?? '';
	throwFirst([
		subjectProblem(subject),
		contentProblem(content, fields.length > 0),
		sizeProblem(subject, content, []),
		nameProblem('Client Message ID', clientKey, MAX_CLIENT_ID),
		nameProblem('Project Name', projectName, MAX_PROJECT_NAME),
	]);
	const times = readTimes(options, zone);
	const files = await loader.load(itemIndex, fields, { subject, content });
	return composed({ subject, content, projectName, ...times, attachments: files }, clientKey);
}

function composed(
	message: Omit<MmsMessage, 'attachments'> & { readonly attachments: readonly LoadedAttachment[] },
	clientKey: string,
): Composed<Content> {
	const { subject, content, sendAt, expireAt, projectName, attachments } = message;
	const identity = sha256(subject, content, ...attachments.map(({ digest }) => digest));
	const hasOwnIds = clientKey !== '';
	const key = JSON.stringify([
		identity,
		hasOwnIds,
		projectName,
		...[sendAt, expireAt].map((instant) => (instant === undefined ? '' : writeTime(instant))),
		...attachments.map(({ name }) => name),
	]);
	const shared = { key, identity, content: { message, identity, hasOwnIds } };
	return {
		clientKey,
		contentFor: (isInternational) => (isInternational ? abroad : shared),
	};
}

const abroad = {
	problem:
		"'To' has a number abroad, and Mitake's MMS goes to Taiwanese mobile numbers only: 09 and eight more digits",
};

function readTimes(
	{ sendAt, expireAt }: MessageParams['options'],
	zone: string,
): Pick<MmsMessage, 'sendAt' | 'expireAt'> {
	const start = readSendAt(sendAt, zone, 'Send At');
	const end = readFutureInstant(expireAt, zone, 'Expire At');
	if (start !== undefined && end !== undefined && end <= start) {
		throw new InputProblem(
			`'Expire At' is ${end.toISOString()}, which is not after 'Send At', ${start.toISOString()}`,
		);
	}
	return { sendAt: start, expireAt: end };
}

function throwFirst(problems: readonly (string | undefined)[]): void {
	const problem = problems.find((candidate) => candidate !== undefined);
	if (problem !== undefined) throw new InputProblem(problem);
}
