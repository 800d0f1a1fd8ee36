import type { UMailCall } from '../call';
import { readOne } from '../read';
import type { Row } from '../rows';

/** Who the account belongs to (1.1). */
export const getAccountInfo = {
	section: '1.1',
	file: 'account.php',
	action: 'customer-info',
	method: 'GET',
	effect: 'read',
	parameters: () => ({}),
	read: readOne('customer'),
} satisfies UMailCall<object, Row>;

/** What the account may send, and how much of it is left (1.2). */
export const getService = {
	section: '1.2',
	file: 'account.php',
	action: 'service-info',
	method: 'GET',
	effect: 'read',
	parameters: () => ({}),
	read: readOne('service'),
} satisfies UMailCall<object, Row>;
