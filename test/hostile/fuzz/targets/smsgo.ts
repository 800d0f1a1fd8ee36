import { getBalance } from '../../../../gateways/smsgo/calls/getBalance';
import { cancel } from '../../../../gateways/smsgo/calls/cancel';
import { getStatus } from '../../../../gateways/smsgo/calls/getStatus';
import { readStatuses } from '../../../../gateways/smsgo/statuses';
import { readWritten } from '../../../../gateways/smsgo/recipient';
import { readRecords } from '../../../../gateways/smsgo/records';
import { send } from '../../../../gateways/smsgo/calls/send';
import { readPoints } from '../../../../gateways/smsgo/response';
import { must, type Input } from '../Input';
import { replyOf, valueOf } from '../replyOf';
import type { Target } from '../Target';
import { smsgo } from './samples';

const { fragments, replies: samples } = smsgo;

/** The vendor's own marker, in the form that lines, JSON and XML share. */
function mustSayZero(input: Input, marker: string): void {
	must(input.holds(marker), `accepted without ${marker}`);
	must(input.holds('0'), 'accepted without a code 0');
}

export const targets: readonly Target[] = [
	{
		name: 'smsgo.records',
		samples,
		fragments,
		run(input) {
			for (const record of readRecords(input.text)) {
				for (const [name, value] of Object.entries(record)) {
					if (/^\d+$/u.test(value)) input.mustHold(name, value);
				}
				readPoints(record['point']);
			}
		},
	},
	{
		name: 'smsgo.send',
		samples,
		fragments,
		run(input) {
			const receipt = valueOf(send.read(replyOf(input)));
			if (receipt === undefined) return;
			// Rows with bars have no names: their first column is the code.
			if (!input.holds('|')) mustSayZero(input, 'statuscode');
			input.mustHold('the message ID', receipt.messageId);
			must(/^\d{1,20}$/u.test(receipt.messageId), 'the message ID is none');
			if (receipt.points !== null) must(/\d/u.test(input.text), 'points out of nothing');
		},
	},
	{
		name: 'smsgo.query',
		samples,
		fragments,
		run(input) {
			const keys = input.pick(
				[{ messageId: '1504280910499665', recipient: '0912345678' }],
				[{ messageId: '1504280910499665', recipient: null }],
				[
					{ messageId: '1504280910499665', recipient: '0912345678' },
					{ messageId: '1504280910499666', recipient: '+8613681912700' },
				],
			);
			const [key] = keys;
			const results = valueOf(
				key !== undefined && keys.length === 1
					? getStatus.read(replyOf(input), key)
					: readStatuses(replyOf(input), keys),
			);
			if (results === undefined) return;
			must(results.length === keys.length, 'not one answer for each key');
			for (const [index, found] of results.entries()) {
				must(found.length > 0, 'no result for a key');
				for (const { messageId, status, raw } of found) {
					must(messageId === keys[index]?.messageId, 'a result of another message');
					if (status !== 'unknown') input.mustShow('the state', raw.text);
					input.mustShow('the code', raw.code);
				}
			}
		},
	},
	{
		name: 'smsgo.balance',
		samples,
		fragments,
		run(input) {
			const points = valueOf(getBalance.read(replyOf(input)));
			if (points !== undefined) must(points >= 0 && /\d/u.test(input.text), 'points of nobody');
		},
	},
	{
		name: 'smsgo.cancel',
		samples,
		fragments,
		run(input) {
			if (valueOf(cancel.read(replyOf(input), { messageId: '15042' })) === undefined) return;
			const isBare = /^\s*0\s*$/u.test(input.text) || input.holds('0|') || input.holds('|');
			if (!isBare) mustSayZero(input, 'statuscode');
		},
	},
	{
		name: 'smsgo.recipient',
		samples: ['0912345678', ' 8613681912700', '+886912345678', 'x'],
		fragments: ['0', '9', '886', '86', '+'],
		run: ({ text }) => readWritten(text),
	},
];
