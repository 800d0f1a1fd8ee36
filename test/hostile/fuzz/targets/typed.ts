import type { NodePropertyTypes } from 'n8n-workflow';
import { DateTime } from '../../../../transport/libraries';
import { localPartOf, readEmail } from '../../../../messaging/email';
import { maskNumber, readRecipient, splitRecipients } from '../../../../messaging/recipient';
import { parseVendorTime, vendorIso } from '../../../../messaging/vendorTime';
import { readAddress } from '../../../../nodes/UMailEdm/address';
import { readDomain, readId } from '../../../../nodes/UMailEdm/locators';
import { readIds } from '../../../../nodes/UMailEdmTrigger/ids';
import { addressFilter } from '../../../../operations/callbacks/addressFilter';
import { readCallbackUrl } from '../../../../operations/parameters/callbackUrl';
import { coerce } from '../../../../operations/parameters/coerce';
import { draggedField, ownField } from '../../../../operations/parameters/draggedField';
import { InputProblem } from '../../../../operations/parameters/inputProblem';
import {
	readDay,
	readFutureInstant,
	readInstant,
	readSendAt,
} from '../../../../operations/parameters/instant';
import { must, type Input } from '../Input';
import type { Target } from '../Target';

const NUMBERS = [
	'0912345678',
	'+886 912-345-678',
	'00886912345678',
	'%2B8613681912700',
	'009-1-917-555-0123',
	"'912345678",
	'+44 (0) 7911 123456',
	'tel:０９１２３４５６７８',
	'0912-345-678, 0922 345 678；0933345678',
];
const DATES = [
	'2026-01-31 09:30:00',
	'2026/1/31 9:30',
	'20260131093000',
	'2026/11/27 下午 09:00:00',
	'2026-01-31T09:30:00.000+08:00',
	'2026年1月31日',
	'0000-00-00 00:00:00',
	'2012-7-4 16:08',
	'2026-W05-6',
	'2099/1/31 9:30 PM',
	'民國115年1月31日 下午 9時30分',
	'0750203',
	'1769823000',
];
const EMAILS = [
	'ann@example.com',
	' ann.b+c@mail.example.co.uk ',
	'王@例子.公司',
	'"a b"@example.com',
	'ann@example.com, bob@example.com',
	'<ann@example.com>',
	'https://example.com/',
	'a@b',
];

function digitsOf(text: string): string {
	return text.normalize('NFKC').replace(/\D/gu, '');
}

export const targets: readonly Target[] = [
	{
		name: 'typed.number',
		samples: NUMBERS,
		fragments: [
			'0',
			'9',
			'886',
			'00',
			'002',
			'+',
			'(0)',
			'-',
			'%2B',
			'%252B',
			'tel:',
			'ext',
			'٣',
			'\u200e',
		],
		run({ text }) {
			for (const typed of splitRecipients(text).slice(0, 200)) {
				const read = readRecipient(typed);
				if ('problem' in read) continue;
				const { number, isInternational } = read;
				must(/^(?:09\d{8}|\+[1-9]\d{6,14})$/u.test(number), `the number '${number}'`);
				// The zero that is dialled only inside a country can stand among the last digits.
				const spoken = [typed, typed.normalize('NFKC').replace('(0)', '')].map(digitsOf);
				const isTyped = spoken.some((digits) => digits.endsWith(number.slice(-4)));
				must(isTyped, `'${number}' was not typed`);
				must(isInternational === number.startsWith('+'), `'${number}' abroad`);
				const again = readRecipient(number);
				must('number' in again && again.number === number, `'${number}' is read as another`);
				must(!maskNumber(number).includes(number), 'a number that is not masked');
			}
		},
	},
	{
		name: 'typed.email',
		samples: EMAILS,
		fragments: ['@', '.', '-', 'a', '.com', '\u0301', '\u200b', '..', '例子'],
		run({ text }) {
			const read = readEmail(text);
			if ('address' in read) {
				const { address } = read;
				// To fold a longer text takes long, and none that is longer is read.
				const folded = text.trim().slice(0, 1_000).normalize('NFKC').replace(/[。｡]/gu, '.');
				const isTyped = text.includes(address) || folded.includes(address);
				must(isTyped && address.length <= 254, `'${address}' was not typed`);
				must(address.startsWith(`${localPartOf(address)}@`), 'another local part');
				must(!/[\s,;<>]/u.test(address), `a separator in '${address}'`);
				readAddress(text);
			}
			readDomain({ value: text });
		},
	},
	{
		name: 'typed.vendorTime',
		samples: DATES,
		fragments: ['0', '00', '2026', '-', '/', ':', 'T', 'Z', '下午', '上午', '.'],
		run({ text }) {
			const time = parseVendorTime(text);
			if (time === null) return;
			must(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u.test(time), `the time '${time}'`);
			must(!Number.isNaN(Date.parse(time)), `the time '${time}' is none`);
			must(text.includes(time.slice(0, 4)), `the year of '${time}' was not written`);
		},
	},
	{
		name: 'typed.instant',
		samples: DATES,
		fragments: [
			'0',
			'2026',
			'-',
			'/',
			':',
			'T',
			'Z',
			'+08:00',
			'[Asia/Taipei]',
			'年',
			'月',
			'日',
			'W',
			'+',
			'.5',
			'下午',
			'AM',
			'民國',
			'115',
			'時',
			'分',
			'／',
			'０',
			' ',
		],
		run(input) {
			const zone = input.pick('Asia/Taipei', 'America/New_York', 'UTC');
			const instant = readInstant(input.text, zone, 'Send At');
			must(!Number.isNaN(instant.getTime()), 'a moment that is none');
			const day = readDay(input.text, zone, 'Date');
			must(DateTime.fromISO(day).isValid, `the day '${day}'`);
			for (const read of [readFutureInstant, readSendAt]) {
				const future = read(input.text, zone, 'Send At');
				must(future === undefined || future.getTime() > Date.now() - 60_000, 'the past');
				must(future === undefined || vendorIso(future).length === 25, 'no time on the wire');
			}
		},
	},
	{
		name: 'typed.ids',
		samples: ['16', '16, 17;18\n19', '00016', '304934976469110784'],
		fragments: [',', ';', '0', '16'],
		run(input) {
			for (const id of readIds([input.text], 'Tasks')) input.mustHold('the ID', id);
			readId({ value: input.text }, 'Task');
		},
	},
	{
		name: 'typed.addresses',
		samples: ['203.0.113.0/24, 2001:db8::/32', '127.0.0.1', '::1/128\n10.0.0.0/8'],
		fragments: ['/', '/0', '/33', '::', '::ffff:', '.', '255', 'f'],
		run({ text }) {
			const isAllowed = addressFilter(text);
			if (text.trim().length > 0 && /\w/u.test(text)) isAllowed(text.slice(0, 100));
			isAllowed('127.0.0.1');
		},
	},
	{
		name: 'typed.callbackUrl',
		samples: [
			'https://n8n.example.com/webhook/x/smsgo-report',
			'http://127.0.0.1:5678/a?b=c',
			'http://[::1]/',
			'https://n8n.example.com/webhook-test/x/smsgo-reply',
			'https://n8n.example.com/workflow/x',
		],
		fragments: ['https://', 'http://', '[', ']', '@', ':', '/', '%', '..', '.local'],
		run({ text }) {
			const callback = {
				subject: "'Delivery Report URL'",
				limit: 300,
				path: 'smsgo-report',
				otherPaths: ['smsgo-reply'],
				gatewayUrl: text,
			};
			const url = readCallbackUrl(text, callback, () => undefined);
			must(url === '' || (url.length <= 300 && URL.canParse(url)), `the URL '${url}'`);
		},
	},
	{
		name: 'typed.coerce',
		samples: ['12', 'true', '2026-01-31T09:30:00Z', 'list', ''],
		fragments: ['1', '-', 'e5', 'Infinity', '0x10', ' '],
		run(input) {
			const type = input.pick<NodePropertyTypes>(
				'string',
				'number',
				'boolean',
				'options',
				'multiOptions',
				'collection',
				'fixedCollection',
				'resourceLocator',
				'dateTime',
			);
			const field = {
				displayName: 'Field',
				name: 'field',
				type,
				default: '',
				typeOptions: { acceptsList: true, minValue: 0, maxValue: 10, numberPrecision: 0 },
				modes: [{ displayName: 'By ID', name: 'id', type: 'string' as const }],
				options: [],
			};
			for (const value of strangeValues(input)) isRefused(() => coerce(field, value));
		},
	},
	{
		name: 'typed.dragged',
		samples: ['={{ $json.to }}', '={{ $json["to"] }}', "={{$json['a b']}}"],
		fragments: ['={{', '}}', '$json', '.', '["', '"]', ' '],
		run({ text }) {
			const name = draggedField(text);
			if (name === undefined) return;
			must(text.includes(name), `the field '${name}' was not named`);
			must(typeof ownField({}, name) === 'undefined', `'${name}' of an empty item`);
		},
	},
];

/** Whether a value was refused; the other values are still to be read. */
function isRefused(read: () => unknown): boolean {
	try {
		read();
		return false;
	} catch (error) {
		if (error instanceof InputProblem) return true;
		throw error;
	}
}

/** What an expression can return in the place of a text. */
function strangeValues(input: Input): unknown[] {
	const { text } = input;
	return [
		text,
		Number(text),
		[text, [text]],
		{ [text.slice(0, 100)]: text, valueOf: text, toString: text },
		{ __proto__: null, mode: 'id', value: text },
		{ mode: 'id', value: [text] },
		new Date(text),
		BigInt(text.length),
		Symbol.iterator,
		() => text,
	];
}
