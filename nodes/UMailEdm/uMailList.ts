import type { INodeProperties } from 'n8n-workflow';
import type { UMailAccount } from '../../gateways/umail/account';
import type { Paging, UMailCall } from '../../gateways/umail/call';
import type { PageRows } from '../../gateways/umail/read';
import type { Place } from '../../operations/calls/each';
import { listOperation, type ListDefinition } from '../../operations/calls/list';
import type { Operation } from '../../operations/operation';
import type { ParamsOf } from '../../operations/parameters/paramsOf';
import { umail } from './gateway';

/** An operation that gets a list by one call of the document. */
interface UMailListDefinition<Fields extends readonly INodeProperties[], Request> extends Omit<
	ListDefinition<Fields, UMailAccount>,
	'section' | 'pages'
> {
	readonly call: UMailCall<Request & Paging, PageRows>;
	/** Most rows of a page; absent where the list comes whole. */
	readonly pageSize?: number;
	/** The column by which a row is known that comes again; `id` by default. */
	readonly idColumn?: string;
	/** What the user is told where the list is empty, and might take that for a fault. */
	readonly whenEmpty?: string;
	/** @throws InputProblem when the item cannot be used */
	request(params: ParamsOf<Fields>, place: Place): Request | Promise<Request>;
}

/** Declares an operation that gets a list, one item for each row. */
export function uMailList<const Fields extends readonly INodeProperties[], Request extends object>(
	definition: UMailListDefinition<Fields, Request>,
): Operation {
	const { call, pageSize, idColumn = 'id', whenEmpty } = definition;
	return listOperation(umail, {
		...definition,
		section: call.section,
		async pages(line, params, place) {
			const request = await definition.request(params, place);
			return {
				pageSize,
				idColumn,
				async page(page, size) {
					const paging = pageSize === undefined ? {} : { page: String(page), limit: String(size) };
					const outcome = await line.call(call, { ...request, ...paging });
					if (outcome.outcome !== 'accepted') return outcome;
					const isEmpty = page === 1 && outcome.value.length === 0;
					if (isEmpty && whenEmpty !== undefined) place.run.hint(whenEmpty);
					return outcome;
				},
			};
		},
	});
}
