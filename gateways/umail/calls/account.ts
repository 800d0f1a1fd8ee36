import { umailRead } from '../call';
import { readOne } from '../read';
import type { Row } from '../rows';

/** Who the account belongs to (1.1). */
export const getAccountInfo = umailRead<object, Row>({
	section: '1.1',
	file: 'account.php',
	action: 'customer-info',
	read: readOne('customer'),
});

/** What the account may send, and how much of it is left (1.2). */
export const getService = umailRead<object, Row>({
	section: '1.2',
	file: 'account.php',
	action: 'service-info',
	read: readOne('service'),
});
