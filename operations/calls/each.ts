import type { INodeProperties } from 'n8n-workflow';
import type { Outcome, Unaccepted } from '../../messaging/outcome';
import { opener, type Gateway } from '../gateway';
import type { RequestOptions } from '../network';
import { labelOf, type Label, type Operation } from '../operation';
import { Breather } from '../../platform/timers';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import type { Run } from '../run';
import { endItems, stopsOnError, type Ended, type OutputItem } from './endCalls';

/** Where an item stands, for an operation that reads its binary data or has something to tell. */
export interface Place {
	readonly run: Run;
	readonly itemIndex: number;
	/** The workflow's. */
	readonly timeZone: string;
}

/** Rows, or why there are none. */
export type Ending<Row> = Outcome<readonly Row[]> | Promise<Outcome<readonly Row[]>>;

/** An operation that does the same for each item. */
export interface EachDefinition<Fields extends readonly INodeProperties[], Client> extends Label {
	readonly section?: string;
	readonly fields: Fields;
	/** Whether it changes something at the vendor's. */
	readonly writes?: boolean;
	/** The options that say how the gateway is called, out of the operation's. */
	options(params: ParamsOf<Fields>): RequestOptions;
	/** @throws InputProblem when the item cannot be used */
	work(client: Client, params: ParamsOf<Fields>, place: Place): Ending<OutputItem>;
}

/**
 * An operation that calls for each item, several at the same time within the window, and gives every
 * row back in input order, paired with its item.
 */
export function eachOperation<const Fields extends readonly INodeProperties[], Account, Client>(
	gateway: Gateway<Account, Client>,
	definition: EachDefinition<Fields, Client>,
): Operation {
	const { section, fields, writes } = definition;
	return {
		...labelOf(definition),
		...(section === undefined ? {} : { section }),
		fields,
		async execute(run) {
			const { open } = await opener(gateway, run);
			const reader = new ParameterReader(run.context, fields);
			return await eachItem(run, writes ?? false, (place) => {
				const params = reader.read(place.itemIndex);
				return definition.work(open(definition.options(params)), params, place);
			});
		},
	};
}

/** An operation that nobody has to be called for. */
export function localOperation<const Fields extends readonly INodeProperties[]>(
	definition: Label & {
		readonly fields: Fields;
		/** @throws InputProblem when the item cannot be used */
		work(params: ParamsOf<Fields>, place: Place): Ending<OutputItem>;
	},
): Operation {
	const { fields } = definition;
	return {
		...labelOf(definition),
		fields,
		async execute(run) {
			const reader = new ParameterReader(run.context, fields);
			return await eachItem(run, false, (place) =>
				definition.work(reader.read(place.itemIndex), place),
			);
		},
	};
}

/** Has every item worked on, and ends the run in n8n's usual way. */
export async function eachItem(
	run: Run,
	writes: boolean,
	work: (place: Place) => Ending<OutputItem>,
): Promise<ReturnType<typeof endItems>> {
	const timeZone = run.context.getTimezone();
	const breather = new Breather();
	const ends: Promise<Ended<OutputItem>>[] = [];
	for (let itemIndex = 0; itemIndex < run.items.length; itemIndex++) {
		if (run.signal.aborted) break;
		ends.push(end(run, () => work({ run, itemIndex, timeZone }), writes));
		await breather.breathe();
	}
	return endItems(
		run,
		(await Promise.all(ends)).map((ended) => [ended]),
	);
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

/** Nobody knows whether it was carried out: whoever reads the error must not just run it again. */
function maybeDone({ outcome, failure }: Unaccepted): Unaccepted {
	const advice = `It may have been carried out: look before you run this again. ${failure.advice}`;
	return { outcome, failure: { ...failure, advice: advice.trim() } };
}
