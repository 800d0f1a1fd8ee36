import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { accepted } from '../../messaging/outcome';
import { callOperation } from './call';
import type { Operation } from '../operation';
import { readPages, type Pages } from './pages';
import { ParameterReader } from '../parameters/readParameters';
import type { ParamsOf } from '../parameters/paramsOf';
import { DEFAULT_CONCURRENCY, type Run } from '../run';
import {
	limitField,
	requestOptionsField,
	returnAllField,
	simplifyField,
} from '../parameters/sharedFields';

/** An operation that gets a list, as its node declares it. */
export interface ListDefinition<Fields extends readonly INodeProperties[]> {
	/** Beside `Return All`, `Limit`, `Simplify` and `Options`, which every list has. */
	readonly fields: Fields;
	/** The columns that `Simplify` leaves; absent where a row has ten or fewer. */
	readonly simplified?: readonly string[];
	start(run: Run): Promise<(params: ParamsOf<Fields>) => Pages>;
}

const paging = [returnAllField, limitField, simplifyField, requestOptionsField] as const;

/**
 * An operation that gets a list: pages fetched ahead, as many at the same time as the window holds,
 * one item for each row.
 */
export function listOperation<const Fields extends readonly INodeProperties[]>(
	face: ListDefinition<Fields>,
): Operation {
	const { simplified } = face;
	const shared = paging.filter(({ name }) => name !== 'simplify' || simplified !== undefined);
	const operation = callOperation({
		fields: face.fields,
		async start(run) {
			const reader = new ParameterReader(run.context, paging);
			const open = await face.start(run);
			return async (params, itemIndex) => {
				const { returnAll, limit, simplify, options } = reader.read(itemIndex);
				const wanted = returnAll ? Infinity : limit;
				// Some pages wait to be read: without more than the window holds it would not be kept full.
				const ahead = Math.ceil(1.25 * (options.concurrency ?? DEFAULT_CONCURRENCY));
				const outcome = await readPages(open(params), wanted, ahead);
				if (outcome.outcome !== 'accepted' || simplified === undefined || !simplify) return outcome;
				return accepted(outcome.value.map((row) => onlyColumns(row, simplified)));
			};
		},
	});
	return { ...operation, fields: [...face.fields, ...shared] };
}

/** What `Simplify` leaves of a row: these columns, null where the row lacks one. */
export function onlyColumns(row: IDataObject, names: readonly string[]): IDataObject {
	return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}
