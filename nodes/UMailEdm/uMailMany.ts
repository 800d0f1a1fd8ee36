import type { INodeProperties } from 'n8n-workflow';
import type { UMailClient } from '../../gateways/umail/client';
import type { Written } from '../../gateways/umail/read';
import { accepted, type Outcome } from '../../messaging/outcome';
import { manyOperation } from '../../operations/calls/many';
import type { Operation } from '../../operations/operation';
import type { ParamsOf } from '../../operations/parameters/paramsOf';
import { requestOptionsField } from '../../operations/parameters/sharedFields';
import { openUMail } from './account/open';

/** What an item adds to a request. */
interface Entry {
	/** The list that it is for; requests are about one list each. */
	readonly listId: string;
	readonly address: string;
}

/** A write whose items share requests. */
interface ManyDefinition<Fields extends readonly INodeProperties[], One extends Entry> {
	/** Beside `Options`, which every operation has. */
	readonly fields: Fields;
	/** Most items of a request. */
	readonly perRequest: number;
	/** @throws InputProblem when the item cannot be used; the others go */
	readonly entry: (params: ParamsOf<Fields>, timeZone: string) => One;
	readonly send: (
		client: UMailClient,
		listId: string,
		entries: readonly One[],
	) => Promise<Outcome<Written>>;
}

/**
 * Declares a write whose items share requests, one list a request. U-Mail has one answer for all of
 * a request, which counts for each of its items.
 */
export function uMailMany<const Fields extends readonly INodeProperties[], One extends Entry>({
	fields,
	perRequest,
	entry,
	send,
}: ManyDefinition<Fields, One>): Operation {
	const operation = manyOperation({
		fields,
		questionsPerRequest: perRequest,
		writes: true,
		async start(run) {
			const client = await openUMail(run);
			const timeZone = run.context.getTimezone();
			return {
				questions(params) {
					const question = entry(params, timeZone);
					return [{ key: question.listId, question }];
				},
				async ask(entries: readonly One[]) {
					const outcome = await send(client, entries[0]?.listId ?? '', entries);
					if (outcome.outcome !== 'accepted') return outcome;
					return accepted(entries.map(({ address }) => [{ success: true, address }]));
				},
			};
		},
	});
	return { ...operation, fields: [...fields, requestOptionsField] };
}
