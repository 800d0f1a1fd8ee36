import type { INodeProperties } from 'n8n-workflow';
import { accepted } from '../../messaging/outcome';
import type { Line } from '../../transport/line';
import { opener } from '../gateway';
import { labelOf, type Label, type Operation } from '../operation';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import {
	limitField,
	requestOptionsField,
	returnAllField,
	simplifyField,
} from '../parameters/sharedFields';
import type { LineGateway } from './call';
import { eachItem, type Place } from './each';
import { readPages, type Pages } from './pages';
import { onlyColumns } from './simplify';

/** An operation that gets a list, as its node declares it. */
export interface ListDefinition<Fields extends readonly INodeProperties[], Account> extends Label {
	readonly section: string;
	/** Beside `Return All`, `Limit`, `Simplify` and `Options`, which every list has. */
	readonly fields: Fields;
	/** The columns that `Simplify` leaves; absent where a row has ten or fewer. */
	readonly simplified?: readonly string[];
	/** @throws InputProblem when the item cannot be used */
	pages(line: Line<Account>, params: ParamsOf<Fields>, place: Place): Pages | Promise<Pages>;
}

/**
 * An operation that gets a list: pages fetched ahead, as many at the same time as the window holds,
 * one item for each row.
 */
export function listOperation<const Fields extends readonly INodeProperties[], Account>(
	gateway: LineGateway<Account>,
	definition: ListDefinition<Fields, Account>,
): Operation {
	const { section, fields, simplified } = definition;
	const optionsField = gateway.optionsField ?? requestOptionsField;
	const paging = [returnAllField, limitField, simplifyField, optionsField] as const;
	const shared = paging.filter(({ name }) => name !== 'simplify' || simplified !== undefined);
	return {
		...labelOf(definition),
		section,
		fields: [...fields, ...shared],
		async execute(run) {
			const { open } = await opener(gateway, run);
			const reader = new ParameterReader(run.context, fields);
			const common = new ParameterReader(run.context, paging);
			return await eachItem(run, false, async (place) => {
				const params = reader.read(place.itemIndex);
				const { returnAll, limit, simplify, options } = common.read(place.itemIndex);
				const pages = await definition.pages(open(options), params, place);
				const { concurrency = optionsField.options[0].default } = options;
				// Some pages wait to be read: without more than the window holds it would not be kept full.
				const ahead = Math.ceil(1.25 * concurrency);
				const outcome = await readPages(pages, returnAll ? Infinity : limit, ahead);
				if (outcome.outcome !== 'accepted') return outcome;
				const isWhole = simplified === undefined || !simplify;
				return accepted(
					outcome.value.map((row) => ({ json: isWhole ? row : onlyColumns(row, simplified) })),
				);
			});
		},
	};
}
