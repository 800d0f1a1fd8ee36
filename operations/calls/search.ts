import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Outcome } from '../../messaging/outcome';
import { SMALL_RESPONSE, type ConnectionOptions } from '../../transport/undici/connection';
import { gatewayError } from '../nodeErrors';
import { egressFilterOf } from '../run';

/** Milliseconds that the editor's picker waits. */
const TIMEOUT = 15_000;

/** How the editor reaches a gateway to fill a list that a user picks from. */
export function searchConnection({
	helpers,
}: ILoadOptionsFunctions): Omit<ConnectionOptions, 'connections' | 'secrets'> {
	return {
		concurrency: 1,
		timeout: TIMEOUT,
		maxResponseBytes: SMALL_RESPONSE,
		egressFilter: egressFilterOf(helpers),
	};
}

/**
 * What a picker shows: the entries whose name or value contains the text that was typed.
 *
 * @throws NodeApiError when the gateway gave no list
 */
export function searchResults(
	context: ILoadOptionsFunctions,
	outcome: Outcome<readonly INodeListSearchItems[]>,
	filter = '',
): INodeListSearchResult {
	if (outcome.outcome !== 'accepted') throw gatewayError(context.getNode(), outcome, 0);
	const wanted = filter.toLowerCase();
	return {
		results: outcome.value.filter(({ name, value }) =>
			`${name} ${value}`.toLowerCase().includes(wanted),
		),
	};
}
