import fc from 'fast-check';
import { readStatusReport } from '../../../gateways/mitake/callbacks';
import { getBatchStatus } from '../../../gateways/mitake/calls/getBatchStatus';
import { getStatus } from '../../../gateways/mitake/calls/getStatus';
import { send } from '../../../gateways/mitake/calls/send';
import { comparable, isId, writeId } from '../../../gateways/mitake/ids';
import { base64Length } from '../../../gateways/mitake/size';
import { parseLosslessJson } from '../../../transport/decode/json';
import { account, bodyOf, replyOf, sendTo, valueOf } from './support';

const digits = fc.stringMatching(/^\d{1,30}$/u);
const id = fc.oneof(digits, fc.uuid(), fc.stringMatching(/^#\d{1,12}$/u));
/** How an answer writes an id: bare, as the document does, or as text. */
const style = fc.constantFrom(
	(text: string) => text,
	(text: string) => `"${text}"`,
);

test('ids survive the answer to a push, in any style and order', () => {
	fc.assert(
		fc.property(id, fc.uniqueArray(id, { maxLength: 20 }), style, fc.boolean(), (...given) => {
			const [batchId, messageIds, write, isReversed] = given;
			const entries = messageIds.map(
				(messageId, index) => `{"msgID":${write(messageId)},"cID":"c${index}","status":"1",},`,
			);
			const list = (isReversed ? entries.toReversed() : entries).join('');
			const body = `{"batchID":${write(batchId)},"messages":[${list}],}`;
			const answer = valueOf(
				send.read(replyOf(body), sendTo(...messageIds.map((_, index) => `c${index}`))),
			);
			expect(answer.batchId).toBe(batchId);
			expect(answer.messages.map((message) => message?.messageId)).toEqual(messageIds);
		}),
	);
});

test('ids survive a query, its answer and a report', () => {
	fc.assert(
		fc.property(id, id, style, (batchId, messageId, write) => {
			const message = `{"batchID":${write(batchId)},"msgID":${write(messageId)},"status":"0"}`;
			const body = `{"batchID":${write(batchId)},"messages":[${message}]}`;
			expect(valueOf(getBatchStatus.read(replyOf(body), { batchId }))).toMatchObject([
				{ batchId, messageId },
			]);
			const raw = { query: '', body: Buffer.from(body), contentType: '' };
			expect(readStatusReport(raw)).toMatchObject([{ messageId, content: { batchId, messageId } }]);
			const asked = bodyOf(
				getStatus.build({ account, token: 't' }, { batchId, messageIds: [messageId] }),
			);
			expect(parseLosslessJson(asked)).toEqual({ batchID: batchId, msgIDs: [messageId] });
			expect(() => {
				JSON.parse(asked);
			}).not.toThrow();
		}),
	);
});

test('a written id is JSON that reads back as the id', () => {
	fc.assert(
		fc.property(id, (text) => {
			expect(isId(text)).toBe(true);
			expect(parseLosslessJson(writeId(text))).toBe(text);
		}),
	);
});

test('leading zeros make no other id, other digits do', () => {
	fc.assert(
		fc.property(digits, digits, fc.nat(5), (one, other, zeros) => {
			expect(comparable('0'.repeat(zeros) + one)).toBe(comparable(one));
			expect(comparable(one) === comparable(other)).toBe(BigInt(one) === BigInt(other));
		}),
	);
});

test('base64 is as long as it is said to be', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
			expect(base64Length(bytes.length)).toBe(Buffer.from(bytes).toString('base64').length);
		}),
	);
});
