import { errorPage } from '../http/pages';
import { firstHalf, type Reply, replyOf, withPrefix } from '../http/reply';
import type { Fault, FaultKind } from './faultSpec';

const HTML = 'text/html; charset=utf-8';

/** Starts with no byte order mark; no prefix of it is valid UTF-8 or Big5. */
const GARBAGE = Buffer.from([0x80, 0xff, 0xc0, 0xaf, 0xfe, 0xfd, 0x00, 0xff, 0x81]);

const PHP_WARNING =
	'<br />\n<b>Warning</b>:  Invalid argument supplied for foreach() in ' +
	'<b>/var/www/html/api.php</b> on line <b>88</b><br />\n';

/** What `faultyReply` needs to know of the request it spoils. */
export interface FaultyExchange {
	/**
	 * The reply without the fault, an empty one where the request was not carried out; for `code` the
	 * gateway's reply with that code.
	 */
	readonly reply: Reply;
	/** The page of the server for an HTTP status, by default that of IIS. */
	readonly page?: ((status: number) => Reply) | undefined;
	/** Path and query of the request, for a redirect to itself. */
	readonly target: string;
}

function reset(_fault: Fault, { reply }: FaultyExchange): Reply {
	return { ...reply, delivery: 'reset' };
}

const SPOILT: Readonly<Record<FaultKind, (fault: Fault, exchange: FaultyExchange) => Reply>> = {
	code: (_fault, { reply }) => reply,
	html: ({ status }, { page = errorPage }) => page(status),
	empty: ({ status }) => replyOf(status, HTML, ''),
	garbage: () => replyOf(200, HTML, GARBAGE),
	oversize: ({ bytes }) => replyOf(200, HTML, Buffer.alloc(bytes, 'x')),
	redirect: ({ status, location }, { target }) => {
		const page = errorPage(status);
		return { ...page, headers: { ...page.headers, location: location ?? target } };
	},
	prefix: ({ text }, { reply }) => withPrefix(reply, Buffer.from(text ?? PHP_WARNING, 'utf8')),
	truncated: (_fault, { reply }) => firstHalf(reply),
	halfBody: (_fault, { reply }) => ({ ...reply, delivery: 'half' }),
	resetBefore: reset,
	resetAfter: reset,
	slow: ({ delayMs }, { reply }) => ({ ...reply, delayMs }),
	drip: ({ intervalMs: dripMs }, { reply }) => ({ ...reply, delivery: 'drip', dripMs }),
	dead: reset,
};

/** The reply that `fault` makes of an exchange. */
export function faultyReply(fault: Fault, exchange: FaultyExchange): Reply {
	return SPOILT[fault.kind](fault, exchange);
}
