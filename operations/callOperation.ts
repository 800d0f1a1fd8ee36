import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Outcome, Unaccepted } from '../messaging/outcome';
import { endCalls, stopsOnError, type Ended } from './endCalls';
import type { Operation } from './operation';
import { Breather } from './pace';
import type { ParamsOf } from './paramsOf';
import { ParameterReader } from './readParameters';
import type { Run } from './run';

/** What an operation does with one item's parameters: rows, or why there are none. */
export type Call<Params> = (params: Params, itemIndex: number) => Ending;

type Ending = Outcome<readonly IDataObject[]> | Promise<Outcome<readonly IDataObject[]>>;

/** An operation that makes one call for each item, as its node declares it. */
export interface CallFace<Fields extends readonly INodeProperties[]> {
	readonly fields: Fields;
	/** Whether it changes something at the vendor's. */
	readonly writes?: boolean;
	start(run: Run): Call<ParamsOf<Fields>> | Promise<Call<ParamsOf<Fields>>>;
}

/**
 * An operation that calls once for each item, several at the same time within the connection's
 * window, and gives every row back in input order, paired with its item.
 */
export function callOperation<const Fields extends readonly INodeProperties[]>(
	face: CallFace<Fields>,
): Operation {
	return {
		fields: face.fields,
		async execute(run) {
			const reader = new ParameterReader(run.context, face.fields);
			const call = await face.start(run);
			const breather = new Breather();
			const ends: Promise<Ended>[] = [];
			for (let itemIndex = 0; itemIndex < run.items.length; itemIndex++) {
				if (run.signal.aborted) break;
				ends.push(end(run, () => call(reader.read(itemIndex), itemIndex), face.writes));
				await breather.breathe();
			}
			return endCalls(
				run,
				(await Promise.all(ends)).map((ended) => [ended]),
			);
		},
	};
}

/** Nobody knows whether it was carried out: whoever reads the error must not just run it again. */
function maybeDone({ outcome, failure }: Unaccepted): Unaccepted {
	const advice = `It may have been carried out: look before you run this again. ${failure.advice}`;
	return { outcome, failure: { ...failure, advice: advice.trim() } };
}

/** Lets a call end; one that fails where the user wants to stop keeps further requests from leaving. */
export async function end(run: Run, call: () => Ending, writes = false): Promise<Ended> {
	let ended: Ended;
	try {
		ended = await call();
		if (writes && ended.outcome === 'unknown') ended = maybeDone(ended);
	} catch (thrown) {
		ended = { thrown };
	}
	if (stopsOnError(run) && ('thrown' in ended || ended.outcome !== 'accepted')) run.halt();
	return ended;
}
