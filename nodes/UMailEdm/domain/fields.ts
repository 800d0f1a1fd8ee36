import { notice } from '../../../operations/parameters/fields';

export const managerNotice = notice(
	'managerNotice',
	"Only for a manager's account: the credential needs the manager's username and password. The customer is the one in <code>Customer ID</code>, here or in the credential.",
);
