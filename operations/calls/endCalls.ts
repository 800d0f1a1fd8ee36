import type {
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';
import { sentence } from '../../messaging/message';
import type { Outcome, Unaccepted } from '../../messaging/outcome';
import { gatewayError, inputError, problemOf } from '../nodeErrors';
import type { Run } from '../run';

/** How one call ended: its rows, or why there are none; `thrown` when its input could not be used. */
export type Ended<Row> = Outcome<readonly Row[]> | { readonly thrown: unknown };

/** An item of an operation that gives files as well. */
export interface OutputItem {
	readonly json: IDataObject;
	readonly binary?: IBinaryKeyData;
	/** The input items that it comes from, where they are more than the one that was called for. */
	readonly pairedItem?: IPairedItemData[];
}

/**
 * How an operation that sends no message ends, in n8n's usual way: the first item that failed stops
 * the node, or every one of them is an item with `error`, which n8n routes where the user chose.
 *
 * @param byItem the calls of each input item, in order
 */
export function endItems(
	run: Run,
	byItem: readonly (readonly Ended<OutputItem>[])[],
): INodeExecutionData[] {
	if (stopsOnError(run)) {
		for (const [itemIndex, calls] of byItem.entries()) {
			for (const call of calls) throwIfFailed(run, call, itemIndex);
		}
	}
	return byItem.flatMap((calls, item) =>
		calls.flatMap((call) => itemsOf(call).map((output) => ({ pairedItem: { item }, ...output }))),
	);
}

/** Whether the user wants the node to stop at the first item that fails. */
export function stopsOnError({ node: { onError } }: Run): boolean {
	return onError === undefined || onError === 'stopWorkflow';
}

function throwIfFailed<Row>(run: Run, call: Ended<Row>, itemIndex: number): void {
	if ('thrown' in call) throw inputError(run.node, call.thrown, itemIndex);
	// What was stopped because something else failed is not why the node fails.
	if (call.outcome === 'accepted' || isStopped(call)) return;
	throw gatewayError(run.node, call, itemIndex);
}

function isStopped({ failure }: Unaccepted): boolean {
	return failure.code === 'STOPPED';
}

function itemsOf(call: Ended<OutputItem>): readonly OutputItem[] {
	if ('thrown' in call) {
		const message = problemOf(call.thrown);
		return [{ json: { error: message, message, details: {} } }];
	}
	if (call.outcome === 'accepted') return call.value;
	const { reason, code, text } = call.failure;
	return [{ json: { error: reason, message: sentence(call.failure), details: { code, text } } }];
}
