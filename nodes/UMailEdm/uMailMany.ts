import type { INodeProperties } from 'n8n-workflow';
import type { UMailLine } from '../../gateways/umail/account';
import type { Written } from '../../gateways/umail/read';
import { accepted, type Outcome } from '../../messaging/outcome';
import type { Place } from '../../operations/calls/each';
import { manyOperation, type ManyDefinition } from '../../operations/calls/many';
import type { Operation } from '../../operations/operation';
import type { ParamsOf } from '../../operations/parameters/paramsOf';
import { umail } from './gateway';
import { changed } from './written';

/** What an item adds to a request. */
interface Entry {
	/** The list that it is for; requests are about one list each. */
	readonly listId: string;
	readonly address: string;
}

/** A write whose items share requests. */
interface UMailManyDefinition<
	Fields extends readonly INodeProperties[],
	One extends Entry,
> extends Omit<ManyDefinition<Fields, UMailLine, One>, 'writes' | 'questions' | 'ask'> {
	/** @throws InputProblem when the item cannot be used; the others go */
	entry(params: ParamsOf<Fields>, place: Place): One;
	send(line: UMailLine, listId: string, entries: readonly One[]): Promise<Outcome<Written>>;
}

/**
 * Declares a write whose items share requests, one list a request. U-Mail has one answer for all of
 * a request, which counts for each of its items.
 */
export function uMailMany<const Fields extends readonly INodeProperties[], One extends Entry>(
	definition: UMailManyDefinition<Fields, One>,
): Operation {
	return manyOperation(umail, {
		...definition,
		writes: true,
		questions(params, place) {
			const question = definition.entry(params, place);
			return [{ key: question.listId, question }];
		},
		async ask(line, entries: readonly One[]) {
			const outcome = await definition.send(line, entries[0]?.listId ?? '', entries);
			if (outcome.outcome !== 'accepted') return outcome;
			return accepted(entries.map(({ address }) => [{ ...changed(outcome.value), address }]));
		},
	});
}
