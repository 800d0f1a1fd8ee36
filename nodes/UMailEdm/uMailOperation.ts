import type { INodeProperties } from 'n8n-workflow';
import type { UMailCall } from '../../gateways/umail/call';
import type { UMailClient } from '../../gateways/umail/client';
import type { Written } from '../../gateways/umail/read';
import type { Row } from '../../gateways/umail/rows';
import { accepted } from '../../messaging/outcome';
import { callOperation } from '../../operations/calls/call';
import { listOperation, onlyColumns } from '../../operations/calls/list';
import type { Operation } from '../../operations/operation';
import type { ParamsOf } from '../../operations/parameters/paramsOf';
import { ParameterReader } from '../../operations/parameters/readParameters';
import type { Run } from '../../operations/run';
import { requestOptionsField, simplifyField } from '../../operations/parameters/sharedFields';
import { openUMail } from './account/open';

/** An operation that makes one call of the document for each item. */
interface CallDefinition<Fields extends readonly INodeProperties[], Request, Result> {
	/** Beside `Options`, which every operation has, and `Simplify` where there are columns for it. */
	readonly fields: Fields;
	readonly call: UMailCall<Request, Result>;
	/** @throws InputProblem when the item cannot be used */
	readonly request: (
		params: ParamsOf<Fields>,
		timeZone: string,
		place: Place,
	) => Request | Promise<Request>;
	/** The columns that `Simplify` leaves; absent where the output has ten or fewer. */
	readonly simplified?: readonly string[];
	/** The item's output. What it does beyond that cannot undo the call, and so must not reject. */
	readonly json: (
		result: Result,
		params: ParamsOf<Fields>,
		done: Done<Request>,
	) => Row | Promise<Row>;
}

/** Where an item stands, for an operation that reads its binary data or has something to tell. */
export interface Place {
	readonly run: Run;
	readonly itemIndex: number;
}

/** A call that was made, for an operation that looks at what came of it. */
export interface Done<Request> {
	readonly run: Run;
	readonly client: UMailClient;
	readonly request: Request;
}

/** Declares an operation that makes one call for each item and gives one item back for it. */
export function uMailOperation<const Fields extends readonly INodeProperties[], Request, Result>({
	fields,
	call,
	request,
	simplified,
	json,
}: CallDefinition<Fields, Request, Result>): Operation {
	const shared = simplified === undefined ? [] : [simplifyField];
	const operation = callOperation({
		fields,
		writes: call.effect === 'write',
		async start(run) {
			const client = await openUMail(run);
			const timeZone = run.context.getTimezone();
			const reader = new ParameterReader(run.context, [simplifyField]);
			return async (params, itemIndex) => {
				const asked = await request(params, timeZone, { run, itemIndex });
				const outcome = await client.call(call, asked);
				if (outcome.outcome !== 'accepted') return outcome;
				const row = { ...(await json(outcome.value, params, { run, client, request: asked })) };
				const isWhole = simplified === undefined || !reader.read(itemIndex).simplify;
				return accepted([isWhole ? row : onlyColumns(row, simplified)]);
			};
		},
	});
	return { ...operation, fields: [...fields, ...shared, requestOptionsField] };
}

/** An operation that gets a list. */
interface ListDefinition<Fields extends readonly INodeProperties[], Request> {
	/** Beside `Return All`, `Limit` and `Options`, and `Simplify` where there are columns for it. */
	readonly fields: Fields;
	readonly call: UMailCall<Request & Paging, readonly Row[]>;
	/** Most rows of a page; absent where the list comes whole. */
	readonly pageSize?: number;
	/** The columns that `Simplify` leaves. */
	readonly simplified?: readonly string[];
	/** What the user is told where the list is empty, and might take that for a fault. */
	readonly whenEmpty?: string;
	/** @throws InputProblem when the item cannot be used */
	readonly request: (params: ParamsOf<Fields>, timeZone: string) => Request;
}

/** The page that a list is asked for; absent for a list that comes whole. */
export interface Paging {
	readonly page?: string;
	readonly limit?: string;
}

/** Declares an operation that gets a list, one item for each row. */
export function uMailList<const Fields extends readonly INodeProperties[], Request extends object>({
	fields,
	call,
	pageSize,
	simplified,
	whenEmpty,
	request,
}: ListDefinition<Fields, Request>): Operation {
	return listOperation({
		fields,
		...(simplified === undefined ? {} : { simplified }),
		async start(run) {
			const client = await openUMail(run);
			const timeZone = run.context.getTimezone();
			return (params) => {
				const asked = request(params, timeZone);
				return {
					pageSize,
					async page(page, size) {
						const paging =
							pageSize === undefined ? {} : { page: String(page), limit: String(size) };
						const outcome = await client.call(call, { ...asked, ...paging });
						if (outcome.outcome !== 'accepted') return outcome;
						const isEmpty = page === 1 && outcome.value.length === 0;
						if (isEmpty && whenEmpty !== undefined) run.hint(whenEmpty);
						return outcome;
					},
				};
			};
		},
	});
}

/** The output of a write that made something. */
export function created({ id }: Written): Row {
	return { id };
}

/** The output of a write that changed something. */
export function changed(): Row {
	return { success: true };
}

/** The output of a write that deleted something. */
export function deleted(): Row {
	return { deleted: true };
}

/** The output of a write that emptied something. */
export function cleared(): Row {
	return { cleared: true };
}
