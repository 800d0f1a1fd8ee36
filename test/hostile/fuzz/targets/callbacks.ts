import {
	acknowledgement,
	readDeliveryReport,
	readReply,
} from '../../../../gateways/smsgo/callbacks';
import { readStatusReport } from '../../../../gateways/mitake/callbacks';
import { mitakeMmsStatus } from '../../../../nodes/DeliveryReportTrigger/mitake';
import { smsgoDeliveryReport, smsgoReply } from '../../../../nodes/DeliveryReportTrigger/smsgo';
import { isSameKey, readResumeQuery } from '../../../../operations/waiting/resumeUrl';
import { must, type Input } from '../Input';
import type { Target } from '../Target';
import { mitake, smsgo } from './samples';

const FORM = 'application/x-www-form-urlencoded';
const fragments = [
	'msgid=',
	'&msgid=1',
	'?msgid=',
	'&amp;',
	'dstaddr=',
	'%26',
	'smbody=',
	...smsgo.fragments,
];

/** The input as the query, as the body, or as both. */
function callOf(input: Input) {
	// No line ends in a query.
	const query = input.bytes.toString('latin1').replace(/[\r\n]/gu, '+');
	const body = input.bytes;
	const contentType = input.data.contentType;
	const call = { query, body, contentType };
	return input.pick(
		call,
		{ ...call, body: Buffer.alloc(0) },
		{ ...call, query: '' },
		{ query: '', body, contentType: FORM },
	);
}

function mustEcho(input: Input, messageId: string): void {
	must(/^-?\d{1,20}$/u.test(messageId), `the ID '${messageId}' is echoed`);
	input.mustHold('the message ID', messageId);
	must(acknowledgement(messageId).split('\n').length === 3, 'an acknowledgement of other lines');
}

export const targets: readonly Target[] = [
	{
		name: 'callbacks.smsgoReport',
		samples: smsgo.reports,
		fragments,
		run(input) {
			const call = callOf(input);
			const reports = readDeliveryReport(call);
			must((reports === undefined) === (smsgoDeliveryReport.read(call) === undefined), 'two minds');
			for (const { messageId, content } of reports ?? []) {
				mustEcho(input, messageId);
				const { status, raw } = content;
				if (status !== 'unknown')
					must(input.holds(raw.text ?? raw.code ?? ''), 'a state of nobody');
			}
		},
	},
	{
		name: 'callbacks.smsgoReply',
		samples: smsgo.reports,
		fragments,
		run(input) {
			const call = callOf(input);
			const reply = readReply(call);
			must((reply === undefined) === (smsgoReply.read(call) === undefined), 'two minds');
			if (reply === undefined) return;
			mustEcho(input, reply.messageId);
			const { sentAt } = reply.content;
			if (sentAt !== null) must(!Number.isNaN(Date.parse(sentAt)), `the time ${sentAt}`);
		},
	},
	{
		name: 'callbacks.mitake',
		samples: mitake.replies,
		fragments: mitake.fragments,
		run(input) {
			const call = { query: '', body: input.bytes, contentType: input.data.contentType };
			mitakeMmsStatus.read(call);
			for (const { messageId, content } of readStatusReport(call) ?? []) {
				input.mustHold('the message ID', messageId);
				input.mustHold('the batch ID', content.batchId);
				if (content.status !== 'unknown') input.mustShow('the state', content.raw.code);
			}
		},
	},
	{
		name: 'callbacks.resume',
		samples: [
			'key=abc&r=?msgid=1&statuscode=0',
			'signature=x&key=a%2Bb&r=%3Fmsgid=1',
			'r=&msgid=1',
			'key=abc',
		],
		fragments: ['key=', '&key=', 'r=', '&r=', '?r=', 'signature='],
		run(input) {
			const { key } = readResumeQuery(input.text);
			must(isSameKey(key, key) && !isSameKey(key, `${key}x`), 'keys that are not compared');
		},
	},
];
