import * as account from '../../../gateways/umail/calls/account';
import * as contact from '../../../gateways/umail/calls/contact';
import * as contactList from '../../../gateways/umail/calls/contactList';
import * as domain from '../../../gateways/umail/calls/domain';
import * as mailbox from '../../../gateways/umail/calls/mailbox';
import * as statistic from '../../../gateways/umail/calls/statistic';
import * as subscription from '../../../gateways/umail/calls/subscription';
import * as task from '../../../gateways/umail/calls/task';
import * as template from '../../../gateways/umail/calls/template';
import * as tracking from '../../../gateways/umail/calls/tracking';
import { readNoFile } from '../../../gateways/umail/read';
import type { Response } from '../../../transport/response';
import { replyReader, type Readers } from './reader';

const resources = {
	account,
	contact,
	contactList,
	domain,
	mailbox,
	statistic,
	subscription,
	task,
	template,
	tracking,
};

/** As a call's reader is given the request that it has to be about. */
type ReadResponse = (reply: Response, request: { readonly id: string }) => unknown;

/** Each reader once, under the first operation that has it: most of them write, and share theirs. */
function readersOfCalls(): Map<ReadResponse, string> {
	const found = new Map<ReadResponse, string>([[readNoFile, 'U-Mail: exports']]);
	for (const [resource, calls] of Object.entries(resources)) {
		for (const [name, call] of Object.entries<unknown>(calls)) {
			if (isCall(call) && !found.has(call.read))
				found.set(call.read, `U-Mail: ${resource} ${name}`);
		}
	}
	return found;
}

function isCall(value: unknown): value is { read: ReadResponse } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'read' in value &&
		typeof value.read === 'function'
	);
}

/** What U-Mail answers. */
export const umail: Readers = Object.fromEntries(
	[...readersOfCalls()].map(([read, name]) => [
		name,
		replyReader(
			(reply) => read(reply, { id: '1' }),
			'<html>…',
			'<result><status>success</status><data>…</data></result>',
		),
	]),
);
