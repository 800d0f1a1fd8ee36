import type { INodeProperties } from 'n8n-workflow';
import type { Sender } from '../../../gateways/umail/calls/task';
import { readEmail } from '../../../messaging/email';
import { choiceInput, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { domainField, readDomain } from '../locators';

export const senderField = choiceInput('Sender', 'sender', 'address', {
	description: 'Which addresses the mails are from',
	options: [
		{ name: 'All Domains', value: 'all', description: 'Every address of every domain' },
		{ name: 'One Address', value: 'address', description: "The address in 'From Address'" },
		{ name: 'One Domain', value: 'domain', description: "Every address of 'Domain'" },
	],
});

export const sendAccountField = textInput('From Address', 'sendAccount', {
	required: true,
	placeholder: 'e.g. news@example.com',
	description: 'The address that the mails are from',
});

/** The domain whose addresses the mails are from. */
export const sendDomainField = {
	...domainField,
	description: 'The domain whose addresses the mails are from',
} as const satisfies INodeProperties;

interface SenderParameters {
	readonly sender?: Sender['by'] | undefined;
	readonly sendAccount?: string | undefined;
	readonly domain?: { readonly value: string } | undefined;
}

/**
 * Who the mails of a task are from.
 *
 * @throws InputProblem when what the choice needs is missing or cannot be used
 */
export function readSender(
	by: Sender['by'],
	{ sendAccount = '', domain = { value: '' } }: SenderParameters,
): Sender {
	if (by === 'all') return { by };
	if (by === 'domain') return { by, domain: readDomain(domain) };
	return { by, address: readMailbox(sendAccount, 'From Address') };
}

/**
 * Who the mails are to be from after a change; undefined where nothing says so. An address or a
 * domain alone is clear enough.
 *
 * @throws InputProblem when it cannot be used, or leaves open which of the two it is
 */
export function readNewSender(parameters: SenderParameters): Sender | undefined {
	const { sender, sendAccount, domain } = parameters;
	if (sender !== undefined) return readSender(sender, parameters);
	if (sendAccount !== undefined && domain !== undefined) {
		throw new InputProblem(
			"'From Address' and 'Domain' are both there: add 'Sender' to say which of them counts",
		);
	}
	if (sendAccount !== undefined) return readSender('address', parameters);
	return domain === undefined ? undefined : readSender('domain', parameters);
}

/**
 * An e-mail address of one's own.
 *
 * @param label the parameter as the panel shows it
 * @throws InputProblem when it is none
 */
export function readMailbox(typed: string, label: string): string {
	const email = readEmail(typed);
	if ('address' in email) return email.address;
	throw new InputProblem(
		typed.trim() === ''
			? `'${label}' is empty`
			: `'${label}' is '${typed}', which is not an e-mail address`,
	);
}
