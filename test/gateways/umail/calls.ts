import * as account from '../../../gateways/umail/calls/account';
import * as contact from '../../../gateways/umail/calls/contact';
import * as contactList from '../../../gateways/umail/calls/contactList';
import * as domain from '../../../gateways/umail/calls/domain';
import * as exports from '../../../gateways/umail/calls/exports';
import * as mailbox from '../../../gateways/umail/calls/mailbox';
import * as statistic from '../../../gateways/umail/calls/statistic';
import * as subscription from '../../../gateways/umail/calls/subscription';
import * as task from '../../../gateways/umail/calls/task';
import * as template from '../../../gateways/umail/calls/template';
import * as tracking from '../../../gateways/umail/calls/tracking';
import type { Outcome } from '../../../messaging/outcome';
import type { Response } from '../../../transport/response';

/** The files of U-Mail's calls, in the order of their names; `document.test.ts` misses none. */
export const files = {
	account,
	contact,
	contactList,
	domain,
	exports,
	mailbox,
	statistic,
	subscription,
	task,
	template,
	tracking,
} as const;

/** A call as the document knows it. */
export interface Declared {
	readonly section: string;
	readonly file: string;
	readonly action?: string;
}

/** A call with a reader of what comes back: all but those that fetch a file. */
export interface Readable {
	readonly effect: 'read' | 'write';
	readonly read: (reply: Response, request: { readonly id: string }) => Outcome<unknown>;
}

const exported: readonly (readonly [name: string, value: unknown])[] = Object.entries(
	files,
).flatMap(([file, values]) =>
	Object.entries<unknown>(values).map(([name, value]) => [`${file} ${name}`, value] as const),
);

/** Every call. */
export const declaredCalls: readonly Declared[] = exported
	.map(([, value]) => value)
	.filter(isDeclared);

/** Every call with a reader, and its name. */
export const readableCalls: readonly (readonly [name: string, call: Readable])[] = exported.flatMap(
	([name, value]) => (isReadable(value) ? [[name, value] as const] : []),
);

function isDeclared(value: unknown): value is Declared {
	return (
		typeof value === 'object' &&
		value !== null &&
		'section' in value &&
		typeof value.section === 'string' &&
		'file' in value &&
		typeof value.file === 'string'
	);
}

function isReadable(value: unknown): value is Readable {
	return typeof value === 'object' && value !== null && 'read' in value && 'effect' in value;
}
