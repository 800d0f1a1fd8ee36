import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Outcome } from '../../messaging/outcome';
import type { Network } from '../../transport/connection';
import { networkOf } from '../network';
import { gatewayError } from '../nodeErrors';

/** Milliseconds that the editor's picker waits. */
const TIMEOUT = 15_000;

/** How the editor reaches a gateway to fill a list that a user picks from. */
export function searchNetwork({ helpers }: ILoadOptionsFunctions): Network {
	return networkOf(helpers, { concurrency: 1, timeout: TIMEOUT });
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
