import { listDeductions } from '../../../gateways/umail/calls/statistic';
import { dateField, requestOfDay } from '../day';
import { uMailList } from '../uMailList';

export const getDeductions = uMailList({
	name: 'Get Deductions',
	action: 'Get deductions of day',
	description: 'Get what the mails of a day cost',
	fields: [dateField],
	call: listDeductions,
	whenEmpty:
		"U-Mail charged nothing on that day. 'Date' is a day of U-Mail's calendar, which is at UTC+8.",
	request: requestOfDay,
});
