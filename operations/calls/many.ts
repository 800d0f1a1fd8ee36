import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { accepted, type Outcome } from '../../messaging/outcome';
import { end } from './call';
import { Batcher } from '../batcher';
import { endCalls, type Ended } from './endCalls';
import type { Operation } from '../operation';
import { Breather } from '../pace';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import type { Run } from '../run';

/** What asks for many things in few requests, for one run. */
export interface Asker<Params, Question> {
	/** What one item asks. Questions with the same key can share a request. */
	questions(params: Params): readonly { readonly key: string; readonly question: Question }[];
	/** One request: rows for each question, in their order. */
	ask(questions: readonly Question[]): Promise<Outcome<readonly (readonly IDataObject[])[]>>;
}

/** An operation whose items share requests, as its node declares it. */
export interface ManyDefinition<Fields extends readonly INodeProperties[], Question> {
	readonly fields: Fields;
	readonly questionsPerRequest: number;
	/** Whether it changes something at the vendor's. */
	readonly writes?: boolean;
	start(run: Run): Promise<Asker<ParamsOf<Fields>, Question>>;
}

/** A question's place in the results. */
interface Place<Question> {
	readonly question: Question;
	readonly ends: Ended[];
	readonly position: number;
}

/**
 * An operation that asks about many things: the questions of all items share requests, which leave
 * while later items are still being read, and each item gets its own answers back, in order.
 */
export function manyOperation<const Fields extends readonly INodeProperties[], Question>(
	face: ManyDefinition<Fields, Question>,
): Operation {
	return {
		fields: face.fields,
		async execute(run) {
			const reader = new ParameterReader(run.context, face.fields);
			const asker = await face.start(run);
			const breather = new Breather();
			const byItem: Ended[][] = [];
			const departures: Promise<void>[] = [];
			const batcher = new Batcher<null, Place<Question>>(face.questionsPerRequest, ({ units }) =>
				departures.push(answer(run, asker, units, face.writes)),
			);
			for (let itemIndex = 0; itemIndex < run.items.length && !run.signal.aborted; itemIndex++) {
				const ends: Ended[] = [];
				byItem.push(ends);
				const read = await end(run, () => {
					for (const { key, question } of asker.questions(reader.read(itemIndex))) {
						const place = { question, ends, position: ends.length };
						ends.push(accepted([]));
						batcher.add(key, null, place);
					}
					return accepted([]);
				});
				if ('thrown' in read) ends.push(read);
				await breather.breathe();
			}
			batcher.flush();
			await Promise.all(departures);
			return endCalls(run, byItem);
		},
	};
}

async function answer<Params, Question>(
	run: Run,
	asker: Asker<Params, Question>,
	places: readonly Place<Question>[],
	writes?: boolean,
): Promise<void> {
	let rows: readonly (readonly IDataObject[])[] = [];
	const ended = await end(
		run,
		async () => {
			const outcome = await asker.ask(places.map(({ question }) => question));
			if (outcome.outcome !== 'accepted') return outcome;
			rows = outcome.value;
			return accepted([]);
		},
		writes,
	);
	const isAnswered = !('thrown' in ended) && ended.outcome === 'accepted';
	for (const [index, { ends, position }] of places.entries()) {
		ends[position] = isAnswered ? accepted(rows[index] ?? []) : ended;
	}
}
