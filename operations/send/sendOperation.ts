import type { INodeProperties } from 'n8n-workflow';
import { opener } from '../gateway';
import { labelOf, type Operation } from '../operation';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import type { Run } from '../run';
import { endSend } from './endSend';
import type { Compose, SendingAccount } from './composed';
import type { SendDefinition, Sender } from './sender';
import { Sending } from './sending';

/**
 * An operation that sends messages. Items whose messages are the same share requests, which leave
 * while later items are still being read; every recipient of every item gets a result of its own,
 * in input order, whatever became of the others.
 */
export function sendOperation<
	const Fields extends readonly INodeProperties[],
	Account,
	Client,
	Content,
>(definition: SendDefinition<Fields, Account, Client, Content>): Operation {
	const { section, fields } = definition;
	return {
		...labelOf(definition),
		section,
		fields,
		async execute(run) {
			const sender = await senderFor(run, definition, (account) =>
				definition.composer(run, account),
			);
			return endSend(run, await new Sending(run, sender, definition).execute());
		},
	};
}

/** What a definition sends in one run. */
export async function senderFor<
	const Fields extends readonly INodeProperties[],
	Account,
	Client,
	Content,
>(
	run: Run,
	definition: Omit<SendDefinition<Fields, Account, Client, Content>, 'composer'>,
	composer: (account: () => SendingAccount) => Compose<ParamsOf<Fields>, Content>,
): Promise<Sender<ParamsOf<Fields>, Content>> {
	const { account, open } = await opener(definition.gateway, run);
	const sendingAccount = (): SendingAccount => definition.sendingAccount(account);
	const reader = new ParameterReader(run.context, definition.fields);
	return {
		account: sendingAccount,
		read: (itemIndex) => reader.read(itemIndex),
		common: (params) => definition.common(params),
		compose: composer(sendingAccount),
		send: async (options, content, units) => await definition.send(open(options), content, units),
	};
}
