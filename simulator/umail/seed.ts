import { ControlError } from '../base/control/controlError';
import { FROM_0, integer, optional, SOME, text } from '../base/control/fields';
import { type InputOf, Shape } from '../base/control/shape';
import type { UMailState } from './state';
import { plainContact } from './store/contact';

/** Contacts to make up; `{n}` in their texts is their number. */
const fields = {
	/** By default a new list is made, with `subject`. */
	listId: optional(text('')),
	subject: text('测试分类', SOME),
	/** 0: the list alone. */
	count: integer(0, { min: 0, max: 2_000_000 }),
	address: text('user{n}@bulk.example', /@/),
	fullname: text('客户{n}'),
	/** The first number. */
	first: integer(1, FROM_0),
};
const SEED = new Shape('the contacts', fields);

export type SeedSpec = InputOf<typeof fields>;

/**
 * Puts made-up contacts into a list; addresses that it has already are passed over.
 * @param value a `SeedSpec`
 * @throws ControlError when it is not one, or names a list that does not exist
 */
export function seedContacts(state: UMailState, value: unknown): { listId: string; added: number } {
	const { listId: asked, subject, count, address, fullname, first } = SEED.read(value);
	if (asked !== undefined && !state.lists.has(asked)) {
		throw new ControlError(`There is no contact list '${asked}'`);
	}
	const listId = asked ?? state.lists.add(subject, 'enabled', '').id;
	let added = 0;
	for (let number = first; number < first + count; number++) {
		const one = address.replaceAll('{n}', `${number}`);
		if (state.lists.member(listId, one) !== undefined) continue;
		state.lists.addContact(listId, plainContact(one, fullname.replaceAll('{n}', `${number}`)));
		added++;
	}
	return { listId, added };
}
