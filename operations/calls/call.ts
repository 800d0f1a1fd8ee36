import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { accepted } from '../../messaging/outcome';
import type { Call, Caller } from '../../transport/call';
import type { Line } from '../../transport/line';
import { opener, type Gateway } from '../gateway';
import { labelOf, type Label, type Operation } from '../operation';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import {
	requestOptionsField,
	simplifyField,
	type timeoutOptionsField,
} from '../parameters/sharedFields';
import { eachItem, type Place } from './each';
import { onlyColumns } from './simplify';
import { Unsent } from './unsent';

/** A gateway whose calls need no more than its account. */
export type LineGateway<Account> = Gateway<Account, Line<Account>>;

/** A call that was made, for an operation that looks at what came of it. */
export interface Done<Account, Request> extends Place {
	readonly line: Caller<Account>;
	readonly request: Request;
}

/** An operation that makes one call of the document for each item. */
export interface CallDefinition<
	Fields extends readonly INodeProperties[],
	Account,
	Request,
	Result,
> extends Label {
	/** Beside `Options`, which every operation has, and `Simplify` where there are columns for it. */
	readonly fields: Fields;
	readonly call: Call<Account, Request, Result>;
	/** In the place of the `Options` that every operation has. */
	readonly optionsField?: typeof timeoutOptionsField;
	/** What an item asks about a message by; absent where it is about none. */
	asksBy?(params: ParamsOf<Fields>): string;
	/** @throws InputProblem when the item cannot be used */
	request(params: ParamsOf<Fields>, place: Place): Request | Promise<Request>;
	/** The columns that `Simplify` leaves; absent where the output has ten or fewer. */
	readonly simplified?: readonly string[];
	/**
	 * The item's output, one or many. What it does beyond that cannot undo the call, and so must not
	 * reject.
	 */
	json(
		result: Result,
		params: ParamsOf<Fields>,
		done: Done<Account, Request>,
	): Output | Promise<Output>;
}

type Output = IDataObject | readonly IDataObject[];

/** Declares an operation that makes one call for each item. */
export function callOperation<
	const Fields extends readonly INodeProperties[],
	Account,
	Called,
	Request,
	Result,
>(
	gateway: Gateway<Account, Caller<Called>>,
	definition: CallDefinition<Fields, Called, Request, Result>,
): Operation {
	const { fields, call, simplified } = definition;
	const optionsField = definition.optionsField ?? gateway.optionsField ?? requestOptionsField;
	const shared = simplified === undefined ? [] : [simplifyField];
	return {
		...labelOf(definition),
		section: call.section,
		fields: [...fields, ...shared, optionsField],
		async execute(run) {
			const { open } = await opener(gateway, run);
			const reader = new ParameterReader(run.context, fields);
			const options = new ParameterReader(run.context, [optionsField]);
			const simplify = new ParameterReader(run.context, [simplifyField]);
			const unsent = new Unsent(run);
			const items = await eachItem(run, call.effect !== 'read', async (place) => {
				const { itemIndex } = place;
				const params = reader.read(itemIndex);
				const passedOn = unsent.passedOn(itemIndex, definition.asksBy?.(params));
				if (passedOn !== undefined) return accepted([passedOn]);
				const line = open(options.read(itemIndex).options);
				const request = await definition.request(params, place);
				const outcome = await line.call(call, request);
				if (outcome.outcome !== 'accepted') return outcome;
				const output = await definition.json(outcome.value, params, { ...place, line, request });
				const rows = isMany(output) ? output : [output];
				const isWhole = simplified === undefined || !simplify.read(itemIndex).simplify;
				return accepted(
					rows.map((row) => ({ json: isWhole ? { ...row } : onlyColumns(row, simplified) })),
				);
			});
			unsent.tell();
			return items;
		},
	};
}

function isMany(output: Output): output is readonly IDataObject[] {
	return Array.isArray(output);
}
