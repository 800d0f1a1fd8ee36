import { textReply } from '../proxy/rawHttp';
import { changed, half, replyWith, type Fault } from './fault';

const PAGE = 'A web page in place of the answer';
const EMPTY = 'An empty answer';
const GARBAGE = 'An answer in no charset, or half of one';
const NEIGHBOUR = 'The answer to a request about something else';
const HTML = '<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>';
const LOGIN = '<html><body><form><input type="password" name="passwd"></form></body></html>';
const PHP_WARNING =
	'<br />\n<b>Warning</b>:  Invalid argument in <b>/api.php</b> on line <b>8</b><br />\n';
/** No prefix of it is valid in any charset that is tried. */
const NO_TEXT = Buffer.from([0x80, 0xff, 0xc0, 0xaf, 0xfe, 0xfd, 0x00, 0xff, 0x81]);
const heard = { end: 'unknown', reaches: true } as const;
const unheard = { end: 'unknown', reaches: false } as const;
/** A page that quotes all of a request: what debuggers and misled servers do. */
const quoted = (bytes: Buffer): string =>
	`<html><body><pre>${bytes.toString('latin1')}</pre></body></html>`;

/** What stands in the body of a whole answer. */
export const bodies: readonly Fault[] = [
	{ ...unheard, name: 'a page with 200', row: PAGE, strike: replyWith(() => textReply(200, HTML)) },
	{
		...heard,
		name: 'a page with 200, and the request is carried out',
		row: PAGE,
		strike: changed(() => textReply(200, HTML)),
	},
	{
		...unheard,
		name: 'a page that asks for a password',
		row: 'A login page',
		strike: replyWith(() => textReply(200, LOGIN)),
	},
	...[200, 400, 500].map((status): Fault => ({
		...unheard,
		name: `a page with ${status} that quotes the request`,
		row: 'A page that quotes the request, password and all',
		strike: replyWith(({ bytes }) => textReply(status, quoted(bytes))),
	})),
	{ ...unheard, name: 'an empty answer', row: EMPTY, strike: replyWith(() => textReply(200, '')) },
	{
		...heard,
		name: 'an empty answer, and the request is carried out',
		row: EMPTY,
		strike: changed(() => textReply(200, '')),
	},
	{ ...unheard, name: '204', row: EMPTY, strike: replyWith(() => ({ ...textReply(204, '') })) },
	{
		...unheard,
		name: 'bytes of no charset',
		row: GARBAGE,
		strike: replyWith(() => ({ ...textReply(200, ''), body: NO_TEXT })),
	},
	{
		...heard,
		name: 'half of the answer as if it were all of it',
		row: GARBAGE,
		strike: changed((reply) => ({ ...reply, body: half(reply.body) })),
	},
	{
		...heard,
		name: 'a warning of PHP before the answer',
		row: 'A warning before the answer',
		strike: changed((reply) => ({
			...reply,
			body: Buffer.concat([Buffer.from(PHP_WARNING), reply.body]),
		})),
	},
	{
		...unheard,
		name: 'the answer to the same operation about something else',
		row: NEIGHBOUR,
		foreign: 'neighbour',
		strike: replyWith(({ foreign }) => foreign),
	},
	{
		...unheard,
		name: 'the answer to another operation',
		row: NEIGHBOUR,
		foreign: 'stranger',
		strike: replyWith(({ foreign }) => foreign),
	},
	{
		name: 'a refusal in the code of the vendor',
		row: 'The vendor refuses, in its own code',
		end: 'rejected',
		reaches: true,
		vendorSays: 'refusal',
	},
	{
		name: 'a code of the vendor that proves nothing',
		row: 'The vendor answers with a code that proves nothing',
		end: 'unknown',
		reaches: true,
		vendorSays: 'nothing',
	},
];
