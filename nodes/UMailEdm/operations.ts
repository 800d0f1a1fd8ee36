import type { Operations } from '../../operations/operation';
import { account } from './account';
import { contactList } from './contactList';

/** Every operation of the node, by resource. */
export const operations = { account, contactList } as const satisfies Operations;
