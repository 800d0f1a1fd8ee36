import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
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
 * What a gateway gave for a picker.
 *
 * @throws NodeApiError when it gave nothing
 */
export function valueOf<T>(context: ILoadOptionsFunctions, outcome: Outcome<T>): T {
	if (outcome.outcome !== 'accepted') throw gatewayError(context.getNode(), outcome, 0);
	return outcome.value;
}

/** What a picker shows: the entries whose name or value contains the text that was typed. */
export function matching(
	entries: readonly INodeListSearchItems[],
	filter = '',
): INodeListSearchItems[] {
	const wanted = filter.toLowerCase();
	return entries.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
}
