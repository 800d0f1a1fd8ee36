import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Outcome, Unaccepted } from '../../messaging/outcome';
import { endCalls, endItems, stopsOnError, type Ended, type OutputItem } from './endCalls';
import type { Operation } from '../operation';
import { Breather } from '../pace';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import type { Run } from '../run';

/** What an operation does with one item's parameters: rows, or why there are none. */
export type Call<Params, Row = IDataObject> = (params: Params, itemIndex: number) => Ending<Row>;

type Ending<Row> = Outcome<readonly Row[]> | Promise<Outcome<readonly Row[]>>;

/** An operation that makes one call for each item, as its node declares it. */
export interface CallDefinition<Fields extends readonly INodeProperties[], Row = IDataObject> {
	readonly fields: Fields;
	/** Whether it changes something at the vendor's. */
	readonly writes?: boolean;
	start(run: Run): Call<ParamsOf<Fields>, Row> | Promise<Call<ParamsOf<Fields>, Row>>;
}

/**
 * An operation that calls once for each item, several at the same time within the connection's
 * window, and gives every row back in input order, paired with its item.
 */
export function callOperation<const Fields extends readonly INodeProperties[]>(
	face: CallDefinition<Fields>,
): Operation {
	return {
		fields: face.fields,
		execute: async (run) => endCalls(run, await callEach(run, face)),
	};
}

/** Like {@link callOperation}, for calls that give files beside their JSON. */
export function fileOperation<const Fields extends readonly INodeProperties[]>(
	face: CallDefinition<Fields, OutputItem>,
): Operation {
	return {
		fields: face.fields,
		execute: async (run) => endItems(run, await callEach(run, face), (item) => item),
	};
}

async function callEach<const Fields extends readonly INodeProperties[], Row>(
	run: Run,
	face: CallDefinition<Fields, Row>,
): Promise<Ended<Row>[][]> {
	const reader = new ParameterReader(run.context, face.fields);
	const call = await face.start(run);
	const breather = new Breather();
	const ends: Promise<Ended<Row>>[] = [];
	for (let itemIndex = 0; itemIndex < run.items.length; itemIndex++) {
		if (run.signal.aborted) break;
		ends.push(end(run, () => call(reader.read(itemIndex), itemIndex), face.writes));
		await breather.breathe();
	}
	return (await Promise.all(ends)).map((ended) => [ended]);
}

/** Nobody knows whether it was carried out: whoever reads the error must not just run it again. */
function maybeDone({ outcome, failure }: Unaccepted): Unaccepted {
	const advice = `It may have been carried out: look before you run this again. ${failure.advice}`;
	return { outcome, failure: { ...failure, advice: advice.trim() } };
}

/** Lets a call end; one that fails where the user wants to stop keeps further requests from leaving. */
export async function end<Row>(
	run: Run,
	call: () => Ending<Row>,
	writes = false,
): Promise<Ended<Row>> {
	let ended: Ended<Row>;
	try {
		ended = await call();
		if (writes && ended.outcome === 'unknown') ended = maybeDone(ended);
	} catch (thrown) {
		ended = { thrown };
	}
	if (stopsOnError(run) && ('thrown' in ended || ended.outcome !== 'accepted')) run.halt();
	return ended;
}
