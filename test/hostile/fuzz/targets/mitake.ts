import { Attempts } from '../../../../gateways/mitake/attempts';
import {
	describeType,
	fileTypeOf,
	HEAD_BYTES,
	nameAndType,
} from '../../../../gateways/mitake/attachment';
import { getBatchStatus } from '../../../../gateways/mitake/calls/getBatchStatus';
import { getStatus } from '../../../../gateways/mitake/calls/getStatus';
import { getToken } from '../../../../gateways/mitake/calls/getToken';
import { send } from '../../../../gateways/mitake/calls/send';
import { comparable, isId, writeId } from '../../../../gateways/mitake/ids';
import { receiptsOf } from '../../../../gateways/mitake/receipts';
import { sendTo } from '../../../gateways/mitake/support';
import { must, type Input } from '../Input';
import { replyOf, valueOf } from '../replyOf';
import type { Target } from '../Target';
import { mitake } from './samples';

const { fragments, replies: samples } = mitake;
const CLIENT_IDS = ['client-1', 'client-2'];
const TAKEN = ['0', '1', '2', '1000'];

export const targets: readonly Target[] = [
	{
		name: 'mitake.push',
		samples,
		fragments,
		run(input) {
			const answer = valueOf(send.read(replyOf(input), sendTo(...CLIENT_IDS)));
			if (answer === undefined) return;
			mustHaveMessages(input);
			input.mustHold('the batch ID', answer.batchId);
			must(answer.messages.length === CLIENT_IDS.length, 'not one message for each destination');
			const attempts = new Attempts();
			const tries = CLIENT_IDS.map((id) => attempts.of(id, id));
			for (const [index, receipt] of receiptsOf(answer, tries, Date.now()).entries()) {
				const { messageId, code } = valueOf(receipt) ?? {};
				input.mustHold('the message ID', messageId);
				input.mustShow('the code', code);
				const taken = valueOf(receipt);
				if (taken === undefined || taken.unaccepted !== undefined) continue;
				must(TAKEN.includes(taken.code), `accepted with the code '${taken.code}'`);
				must(answer.messages[index] !== undefined, 'accepted without a message');
			}
		},
	},
	{
		name: 'mitake.statuses',
		samples,
		fragments,
		run(input) {
			const batchId = input.pick('304934976469110784', '11111111-2222-3333-4444-555555555555');
			const statuses = valueOf(getBatchStatus.read(replyOf(input), { batchId }));
			if (statuses === undefined) return;
			mustHaveMessages(input);
			for (const { messageId, raw } of statuses) {
				input.mustHold('the message ID', messageId);
				input.mustShow('the code', raw.code);
			}
			const messageIds = ['301786034222960645', '1'];
			const picked = valueOf(getStatus.read(replyOf(input), { batchId, messageIds }));
			must(picked?.length === messageIds.length, 'not one answer for each message');
		},
	},
	{
		name: 'mitake.token',
		samples,
		fragments,
		run(input) {
			const token = valueOf(getToken.read(replyOf(input), {}));
			if (token === undefined) return;
			must(input.holds('accessToken'), 'a token without its name');
			input.mustHold('the token', token.value);
			must(token.lifetime > 0 && token.lifetime <= 86_400, `a lifetime of ${token.lifetime} s`);
		},
	},
	{
		name: 'mitake.ids',
		samples: [
			'304934976469110784',
			'0000000001',
			'#000000013',
			'11111111-2222-3333-4444-555555555555',
		],
		fragments: ['0', '#', '-', '_'],
		run({ text }) {
			if (!isId(text)) return;
			const written: unknown = JSON.parse(writeId(text).replace(/^\d+$/u, '"$&"'));
			must(written === text, 'an ID that is written as another');
			must(comparable(comparable(text)) === comparable(text), 'an ID that is compared in two ways');
		},
	},
	{
		name: 'mitake.attachment',
		samples: [
			'GIF89a',
			'\u0089PNG\r\n\u001a\n',
			'\u00ff\u00d8\u00ff\u00e0',
			'ID3\u0003',
			'%PDF-1.7',
			'<svg',
		],
		fragments: ['\u00ff\u00fb', 'ftyp', 'RIFF', 'WEBP', '../', '\\', '.png', '.'],
		run(input) {
			const head = input.bytes.subarray(0, HEAD_BYTES);
			describeType(head);
			const { name } = nameAndType(input.text, fileTypeOf(head) ?? 'jpg', 1);
			must(name.length <= 50 && !/[\p{Cc}\p{Cs}<>:"|?*/\\]/u.test(name), `the name '${name}'`);
			must(/\.(?:jpe?g|png|gif|mp3)$/u.test(name), `the ending of '${name}'`);
		},
	},
];

function mustHaveMessages(input: Input): void {
	must(input.holds('messages'), 'accepted without messages');
}
