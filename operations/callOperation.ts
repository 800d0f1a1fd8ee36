import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Outcome } from '../messaging/outcome';
import { endCalls, stopsOnError, type Ended } from './endCalls';
import type { Operation } from './operation';
import { Breather } from './pace';
import type { ParamsOf } from './paramsOf';
import { ParameterReader } from './readParameters';
import type { Run } from './run';

/** What an operation does with one item's parameters: rows, or why there are none. */
export type Call<Params> = (params: Params) => Ending;

type Ending = Outcome<readonly IDataObject[]> | Promise<Outcome<readonly IDataObject[]>>;

/** An operation that makes one call for each item, as its node declares it. */
export interface CallFace<Fields extends readonly INodeProperties[]> {
	readonly fields: Fields;
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
				ends.push(end(run, () => call(reader.read(itemIndex))));
				await breather.breathe();
			}
			return endCalls(
				run,
				(await Promise.all(ends)).map((ended) => [ended]),
			);
		},
	};
}

/** Lets a call end; one that fails where the user wants to stop keeps further requests from leaving. */
export async function end(run: Run, call: () => Ending): Promise<Ended> {
	let ended: Ended;
	try {
		ended = await call();
	} catch (thrown) {
		ended = { thrown };
	}
	if (stopsOnError(run) && ('thrown' in ended || ended.outcome !== 'accepted')) run.halt();
	return ended;
}
