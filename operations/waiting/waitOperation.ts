import type { INodeProperties } from 'n8n-workflow';
import { labelOf, type Operation } from '../operation';
import type { ParamsOf } from '../parameters/paramsOf';
import type { Run } from '../run';
import { senderFor } from '../send/sendOperation';
import type { Compose, SendingAccount, SendParams } from '../send/composed';
import type { SendDefinition } from '../send/sender';
import { Sending } from '../send/sending';
import { openWait } from './openWait';
import { resumeUrlFor } from './resumeUrl';

/** Recipients of one waiting send: what it waits for is stored with the execution. */
export const MOST_WAITED = 500;

/** A send that waits for its reports, as its node declares it. */
export interface WaitDefinition<
	Fields extends readonly INodeProperties[],
	Account,
	Client,
	Content,
> extends Omit<SendDefinition<Fields, Account, Client, Content>, 'composer'> {
	/** The operation that asks what became of messages, as the panel calls it. */
	readonly query: string;
	/** The time limit, in minutes. */
	minutes(params: ParamsOf<Fields>): number;
	/** @param reportUrl where the vendor is to report */
	composer(
		run: Run,
		account: () => SendingAccount,
		reportUrl: string,
	): Compose<ParamsOf<Fields>, Content>;
}

/**
 * An operation that sends messages and goes on when what became of all of them is final, or the time
 * limit has passed. The wait is n8n's own.
 */
export function waitOperation<
	const Fields extends readonly INodeProperties[],
	Account,
	Client,
	Content,
>(definition: WaitDefinition<Fields, Account, Client, Content>): Operation {
	const { section, fields } = definition;
	return {
		...labelOf(definition),
		section,
		fields,
		async execute(run) {
			const wait = openWait(run);
			const reportUrl = resumeUrlFor(wait.resumeUrl, wait.key);
			const sender = await senderFor(run, definition, (account) =>
				definition.composer(run, account, reportUrl),
			);
			let minutes: number | undefined;
			const waiting = {
				...sender,
				read: (itemIndex: number) => {
					const params = sender.read(itemIndex);
					minutes ??= definition.minutes(params);
					return params;
				},
				common: (params: ParamsOf<Fields>) => capped(sender.common(params)),
			};
			const byItem = await new Sending(run, waiting, definition).execute();
			return await wait.end(byItem, minutes ?? 0, definition.query);
		},
	};
}

function capped({ to, options }: SendParams): SendParams {
	const { maxRecipients = MOST_WAITED } = options;
	return { to, options: { ...options, maxRecipients: Math.min(maxRecipients, MOST_WAITED) } };
}
