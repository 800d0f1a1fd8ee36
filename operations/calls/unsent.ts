import type { IDataObject } from 'n8n-workflow';
import type { Run } from '../run';
import type { OutputItem } from './endCalls';

/**
 * The items of a send that were never accepted, where an operation asks about messages: they have no
 * ID to ask for. Each is passed on as it came, so that it keeps nobody from an answer.
 */
export class Unsent {
	private count = 0;

	constructor(private readonly run: Run) {}

	/**
	 * The item as it came, where it is one of these.
	 *
	 * @param id what the item gives to ask by; undefined where the operation asks about no message
	 */
	passedOn(itemIndex: number, id: string | undefined): OutputItem | undefined {
		const item = this.run.items[itemIndex];
		if (id?.trim() !== '' || item === undefined || !isUnsent(item.json)) return undefined;
		this.count++;
		const { json, binary } = item;
		return { json: { ...json }, ...(binary === undefined ? {} : { binary }) };
	}

	/** Says in the output panel how many there were. */
	tell(): void {
		if (this.count === 0) return;
		this.run.hint(
			`${this.count} of ${this.run.items.length} items are passed on as they came: their messages were not accepted, so there is no ID to ask for`,
		);
	}
}

/** On the regular output, or as it leaves by the error output. */
function isUnsent(json: IDataObject): boolean {
	return [json, json['details']].some(
		(result) =>
			isDataObject(result) &&
			'accepted' in result &&
			result['accepted'] !== true &&
			(result['messageId'] ?? '') === '',
	);
}

function isDataObject(value: IDataObject[string]): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
