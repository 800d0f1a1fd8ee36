import { umailCall } from '../call';
import { readOne } from '../read';
import type { Row } from '../rows';

/** Who the account belongs to (1.1). */
export const getAccountInfo = umailCall<object, Row>({
	section: '1.1',
	file: 'account.php',
	action: 'customer-info',
	method: 'GET',
	effect: 'read',
	parameters: () => ({}),
	read: readOne('customer'),
});

/** What the account may send, and how much of it is left (1.2). */
export const getService = umailCall<object, Row>({
	section: '1.2',
	file: 'account.php',
	action: 'service-info',
	method: 'GET',
	effect: 'read',
	parameters: () => ({}),
	read: readOne('service'),
});
