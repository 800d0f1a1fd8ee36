import { send } from '../../gateways/smsgo/calls/send';
import { MAX_RECIPIENTS, type SmsgoMessage } from '../../gateways/smsgo/message';
import { messageId } from './answers';
import { acceptedOf, smsgoClient } from './clients';
import { member, numberOf, same, sameSend, type Item, type Work } from './exchange';
import { form, formParameters, smsgoAccount } from './smsgoForm';

const message: SmsgoMessage = {
	text: '',
	encoding: 'BIG5',
	sendAt: undefined,
	wapUrl: '',
	deliveryReportUrl: '',
	replyUrl: '',
	replyDays: undefined,
};

const fieldsOf = (dstaddr: string, smbody: string) => ({ dstaddr, encoding: 'BIG5', smbody });

/**
 * Short messages through smsgo.
 *
 * @param textOf the text for each recipient
 * @param text the parameter of it: an expression, or the text itself
 * @param shared recipients of one request
 */
function smsWork(textOf: (index: number) => string, text: string, shared: number): Work {
	const idOf = (items: readonly Item[], index: number): string => {
		const first = items[index - (index % shared)];
		return messageId(first?.['to'] ?? '', first?.['text'] ?? '');
	};
	const parameters = { to: '={{ $json.to }}', text };
	return {
		shared,
		parameters,
		item: (index) => ({ to: numberOf(index), text: textOf(index) }),
		exchange: (items) => ({
			...form(
				'sendsms.aspx',
				fieldsOf(items.map(({ to }) => to).join(','), items[0]?.['text'] ?? ''),
			),
			check: (answer) => {
				const result = member(answer, 'result');
				same(member(result, 'statuscode'), '0', 'the status code');
				same(String(member(result, 'msgid')), idOf(items, 0), 'the message ID');
				same(member(result, 'point'), items.length, 'the points');
			},
		}),
		run: ({ url, window }, items) => ({
			name: 'smsgo',
			credentials: { smsgoApi: smsgoAccount(url) },
			parameters: {
				resource: 'sms',
				operation: 'send',
				...parameters,
				options: { concurrency: window, maxRecipients: items.length },
			},
		}),
		checkResult(result, items, index) {
			sameSend(result, items[index]?.['to'], idOf(items, index));
		},
		client(place) {
			const client = smsgoClient(place);
			return async (group) => {
				const sent = acceptedOf(
					await client.call(send, {
						message: { ...message, text: group[0]?.['text'] ?? '' },
						recipients: group.map(({ to = '' }) => to),
					}),
				);
				same(sent.messageId, idOf(group, 0), 'the message ID');
				same(sent.points, group.length, 'the points');
			};
		},
		httpRequest: formParameters('sendsms.aspx', fieldsOf(parameters.to, parameters.text)),
	};
}

const ONE_TEXT = '您的驗證碼已寄出，請於十分鐘內輸入。';

/** One text for all: up to 50 recipients share a request of this package's. */
export const oneText = smsWork(() => ONE_TEXT, ONE_TEXT, MAX_RECIPIENTS);

const shipped = (index: number): string => `您的訂單 ${index} 已出貨，預計明日送達。`;

/** A text for each: there is nothing to share. */
export const ownTexts = smsWork(shipped, '={{ $json.text }}', 1);

/** The same, with an expression that n8n has to evaluate: it is not only a field of the item. */
export const evaluatedTexts = smsWork(shipped, '={{ $json.text.trim() }}', 1);
