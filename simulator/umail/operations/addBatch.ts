import type { Outcome } from '../../base/gateway/endpoint';
import type { Parameters } from '../parameters';
import { badParameter, Refused } from '../refused';
import type { UMailState } from '../state';
import { contactOfColumns, type ContactDetails, isAddress } from '../store/contact';

/** The records that can be added; each address once, and none that the list has already. */
function usable(state: UMailState, listId: string, records: readonly ContactDetails[]) {
	const seen = new Set<string>();
	return records.filter(({ address }) => {
		const key = address.toLowerCase();
		const isKnown = seen.has(key) || state.lists.member(listId, address) !== undefined;
		seen.add(key);
		return isAddress(address) && !isKnown;
	});
}

/**
 * 4.9.2: records between `separate` (any text, by default a new line), columns between `;`. There
 * is no way to write a `;` inside a column: the columns behind it shift.
 */
export function addBatch(
	state: UMailState,
	parameters: Parameters,
	listId: string,
	text: string,
): Outcome {
	const type = parameters.text('addr_type');
	if (type !== '' && type !== 'string') throw badParameter('addr_type');
	const separate = parameters.find('separate') ?? '\n';
	const lines = text.split(separate === '' ? '\n' : separate);
	const records = lines
		.filter((line) => line.trim() !== '')
		.map((line) => contactOfColumns(line.split(';')));
	const good = usable(state, listId, records);
	const isRefused = state.settings.batchInvalid === 'reject' && good.length < records.length;
	if (good.length === 0 || isRefused) throw new Refused('add_address_error', '添加地址失败');
	for (const details of good) state.lists.addContact(listId, details);
	return state.replies.success(`成功添加 ${good.length} 个地址`);
}
