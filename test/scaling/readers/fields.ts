import { localPartOf, readEmail } from '../../../messaging/email';
import { maskNumber, readRecipient, splitRecipients } from '../../../messaging/recipient';
import { parseVendorTime } from '../../../messaging/vendorTime';
import { readIds } from '../../../nodes/UMailEdmTrigger/ids';
import { readDomain } from '../../../nodes/UMailEdm/locators';
import { CONTACT_SEPARATORS, withoutSeparators } from '../../../nodes/UMailEdm/separators';
import { chooseForm } from '../../../gateways/smsgo/encoding';
import { readCallbackUrl } from '../../../operations/parameters/callbackUrl';
import { draggedField } from '../../../operations/parameters/draggedField';
import { readDay, readInstant } from '../../../operations/parameters/instant';
import { csvLine } from '../../../transport/csv';
import { joinUrl } from '../../../transport/request';
import { reader, type Readers } from './reader';

const rules = { encoding: 'auto', wapUrl: '', isInternational: false, hasReplyUrl: false } as const;

/** Single values: of an item, a cell, a field. */
export const fields: Readers = {
	'e-mail address': reader(readEmail, 'a…@example.com', 'a@…', 'a@b.…c', 'a…b@example.com', ' …a'),
	'part of an address': reader(localPartOf),
	recipient: reader(readRecipient, '0912345678…', '+…', '+44 …(0)7911', '00…', '09 …'),
	'list of recipients': reader((list) => splitRecipients(list).map(readRecipient), '0912345678,…'),
	'number in a log': reader(maskNumber),
	'time of a vendor': reader(
		parseVendorTime,
		'2026-01-31 09:30:00…',
		'2026-01-31 09:30:00.…',
		'2026/11/27 下午 …',
	),
	instant: reader(
		(value) => readInstant(value, 'Asia/Taipei', 'Send At'),
		'2026-01-31T09:30:00.…',
		'2026/1/31 …',
	),
	day: reader((value) => readDay(value, 'Asia/Taipei', 'Date'), '2026-01-31…'),
	'callback URL': reader(
		(value) =>
			readCallbackUrl(
				value,
				{ subject: 'URL', limit: 300, path: 'a', otherPaths: ['b'], gatewayUrl: value },
				() => undefined,
			),
		'https://…',
		'https://example.com/…',
	),
	domain: reader((value) => readDomain({ value }), 'https://…', 'example.com…', '…@example.com'),
	'list of IDs': reader((value) => readIds([value], 'Tasks'), '1,…'),
	'value with separators': reader((value) =>
		withoutSeparators(value, 'Name', 'replace', CONTACT_SEPARATORS),
	),
	'text of an SMS': reader((text) => chooseForm(text, rules)),
	'dragged field': reader(draggedField, '={{ $json…', '={{ $json["…"] }}', '={{…$json.a }}'),
	'cell of a row': reader((cell) => csvLine([cell], true)),
	'base URL': reader((base) => joinUrl(base, 'a.php'), 'https://example.com…'),
};
