import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { accepted, type Outcome } from '../../messaging/outcome';
import { Batcher } from '../batcher';
import { opener, type Gateway } from '../gateway';
import { labelOf, type Label, type Operation } from '../operation';
import { Breather } from '../../platform/timers';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import { requestOptionsField } from '../parameters/sharedFields';
import type { Run } from '../run';
import { end, type Place } from './each';
import { endItems, type Ended, type OutputItem } from './endCalls';
import { Unsent } from './unsent';

/** What one item asks. Questions with the same key can share a request. */
export interface Keyed<Question> {
	readonly key: string;
	readonly question: Question;
}

/** An operation whose items share requests, as its node declares it. */
export interface ManyDefinition<
	Fields extends readonly INodeProperties[],
	Client,
	Question,
> extends Label {
	readonly section: string;
	/** Beside `Options`, which every operation has. */
	readonly fields: Fields;
	/** Infinity for one request for each key, which leaves when all items have been read. */
	readonly questionsPerRequest: number;
	/** Whether it changes something at the vendor's. */
	readonly writes?: boolean;
	/** What an item asks about messages by; absent where it is about none. */
	asksBy?(params: ParamsOf<Fields>): string;
	/** @throws InputProblem when the item cannot be used; the others go */
	questions(params: ParamsOf<Fields>, place: Place): readonly Keyed<Question>[];
	/** One request: rows for each question, in their order. */
	ask(
		client: Client,
		questions: readonly Question[],
	): Promise<Outcome<readonly (readonly IDataObject[])[]>>;
}

/** A question's place in the results. */
interface Asked<Question> {
	readonly question: Question;
	readonly ends: Ended<OutputItem>[];
	readonly position: number;
}

/**
 * An operation that asks about many things: the questions of all items share requests, which leave
 * while later items are still being read, and each item gets its own answers back, in order.
 */
export function manyOperation<
	const Fields extends readonly INodeProperties[],
	Account,
	Client,
	Question,
>(
	gateway: Gateway<Account, Client>,
	definition: ManyDefinition<Fields, Client, Question>,
): Operation {
	const { section, fields, questionsPerRequest, writes } = definition;
	const optionsField = gateway.optionsField ?? requestOptionsField;
	return {
		...labelOf(definition),
		section,
		fields: [...fields, optionsField],
		async execute(run) {
			const { open } = await opener(gateway, run);
			const reader = new ParameterReader(run.context, fields);
			const common = new ParameterReader(run.context, [optionsField]);
			const timeZone = run.context.getTimezone();
			const breather = new Breather();
			const byItem: Ended<OutputItem>[][] = [];
			const departures: Promise<void>[] = [];
			const batcher = new Batcher<Client, Asked<Question>>(
				questionsPerRequest,
				({ content: client, units }) => {
					const ask = async () =>
						await definition.ask(
							client,
							units.map(({ question }) => question),
						);
					departures.push(answer(run, ask, units, writes));
				},
				Number.isFinite(questionsPerRequest) ? undefined : Infinity,
			);
			const unsent = new Unsent(run);
			for (let itemIndex = 0; itemIndex < run.items.length && !run.signal.aborted; itemIndex++) {
				const ends: Ended<OutputItem>[] = [];
				byItem.push(ends);
				const read = await end(run, () => {
					const params = reader.read(itemIndex);
					const passedOn = unsent.passedOn(itemIndex, definition.asksBy?.(params));
					if (passedOn !== undefined) {
						ends.push(accepted([passedOn]));
						return accepted([]);
					}
					const client = open(common.read(itemIndex).options);
					const place = { run, itemIndex, timeZone };
					for (const { key, question } of definition.questions(params, place)) {
						const asked = { question, ends, position: ends.length };
						ends.push(accepted([]));
						batcher.add(key, client, asked);
					}
					return accepted([]);
				});
				if ('thrown' in read) ends.push(read);
				await breather.breathe();
			}
			batcher.flush();
			await Promise.all(departures);
			unsent.tell();
			return endItems(run, byItem);
		},
	};
}

async function answer<Question>(
	run: Run,
	ask: () => Promise<Outcome<readonly (readonly IDataObject[])[]>>,
	places: readonly Asked<Question>[],
	writes?: boolean,
): Promise<void> {
	let rows: readonly (readonly IDataObject[])[] = [];
	const ended = await end(
		run,
		async () => {
			const outcome = await ask();
			if (outcome.outcome !== 'accepted') return outcome;
			rows = outcome.value;
			return accepted([]);
		},
		writes,
	);
	const isAnswered = !('thrown' in ended) && ended.outcome === 'accepted';
	for (const [index, { ends, position }] of places.entries()) {
		ends[position] = isAnswered ? accepted((rows[index] ?? []).map((json) => ({ json }))) : ended;
	}
}
