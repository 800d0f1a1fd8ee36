import { ControlError, ObjectReader } from '../base/control/input';
import type { UMailState } from './state';
import { plainContact } from './store/contact';

/** Contacts to make up; `{n}` in their texts is their number. */
export interface SeedSpec {
	/** By default a new list is made, with `subject`. */
	readonly listId?: string;
	readonly subject?: string;
	/** Default 0: the list alone. */
	readonly count?: number;
	/** Default `user{n}@bulk.example`. */
	readonly address?: string;
	/** Default `客户{n}`. */
	readonly fullname?: string;
	/** The first number, default 1. */
	readonly first?: number;
}

const MOST_CONTACTS = 2_000_000;

/**
 * Puts made-up contacts into a list; addresses that it has already are passed over.
 * @param value a `SeedSpec`
 * @throws ControlError when it is not one, or names a list that does not exist
 */
export function seedContacts(state: UMailState, value: unknown): { listId: string; added: number } {
	const read = new ObjectReader(value, 'the contacts');
	const asked = read.text('listId', undefined);
	const subject = read.text('subject', '测试分类', /./);
	const count = read.integer('count', 0, { min: 0, max: MOST_CONTACTS });
	const address = read.text('address', 'user{n}@bulk.example', /@/);
	const fullname = read.text('fullname', '客户{n}');
	const first = read.integer('first', 1, { min: 0 });
	read.finish(undefined);
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
