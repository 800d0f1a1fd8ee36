import type { SmsgoAccount } from '../../gateways/smsgo/account';
import { SmsgoClient } from '../../gateways/smsgo/client';
import { MAX_RECIPIENTS, type SmsgoMessage } from '../../gateways/smsgo/send';
import { DEFAULT_TIMEOUT } from '../../operations/run';
import { SMALL_RESPONSE } from '../../transport/undici/connection';
import { builtNode } from '../builtNode';
import { messageId } from './answers';
import {
	inputOf,
	member,
	same,
	type Exchange,
	type HttpRequest,
	type Item,
	type Place,
	type Work,
} from './exchange';

/** The account that every contestant has. */
const account = { username: 'bench', password: 'bench-password' };

/** A form as every contestant sends it. */
export function form(file: string, fields: Readonly<Record<string, string>>) {
	return {
		path: `/${file}?rtype=JSON`,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ ...account, ...fields }).toString(),
	};
}

/** The account as this package's credential has it. */
export function smsgoAccount(url: string): SmsgoAccount {
	return { ...account, baseUrl: url, backupBaseUrl: '', requestMethod: 'POST' };
}

/** This package's gateway client, as an execution would open it. */
export function smsgoClient({ url, window }: Place): SmsgoClient {
	return new SmsgoClient(smsgoAccount(url), {
		concurrency: window,
		timeout: DEFAULT_TIMEOUT,
		maxResponseBytes: SMALL_RESPONSE,
	});
}

/** A form in n8n's HTTP Request node. */
export function formParameters(
	url: string,
	file: string,
	fields: Readonly<Record<string, string>>,
): HttpRequest {
	const parameters = Object.entries({ ...account, ...fields, rtype: 'JSON' });
	return {
		parameters: {
			method: 'POST',
			url: `${url}/${file}`,
			sendBody: true,
			contentType: 'form-urlencoded',
			specifyBody: 'keypair',
			bodyParameters: { parameters: parameters.map(([name, value]) => ({ name, value })) },
		},
	};
}

/** The number of a recipient that nobody has twice. */
export function numberOf(index: number): string {
	return `09${String(10_000_000 + index)}`;
}

const message: SmsgoMessage = {
	text: '',
	encoding: 'BIG5',
	sendAt: undefined,
	wapUrl: '',
	deliveryReportUrl: '',
	replyUrl: '',
	replyDays: undefined,
};

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
		items: (count) =>
			Array.from({ length: count }, (_, index) => ({ to: numberOf(index), text: textOf(index) })),
		exchange: (items): Exchange => ({
			...form('sendsms.aspx', {
				dstaddr: items.map(({ to }) => to).join(','),
				encoding: 'BIG5',
				smbody: items[0]?.['text'] ?? '',
			}),
			check: (answer) => {
				const result = member(answer, 'result');
				same(member(result, 'statuscode'), '0', 'the status code');
				same(String(member(result, 'msgid')), idOf(items, 0), 'the message ID');
				same(member(result, 'point'), items.length, 'the points');
			},
		}),
		async run({ url, window }, items) {
			return {
				node: await builtNode('smsgo'),
				parameters: {
					resource: 'sms',
					operation: 'send',
					...parameters,
					options: { concurrency: window, maxRecipients: items.length },
				},
				credentials: { smsgoApi: { ...smsgoAccount(url) } },
				input: inputOf(items),
			};
		},
		checkResult(result, items, index) {
			same(result['accepted'], true, 'whether it was accepted');
			same(result['recipient'], items[index]?.['to'], 'the recipient');
			same(result['messageId'], idOf(items, index), 'the message ID');
		},
		client(place) {
			const client = smsgoClient(place);
			return async (group) => {
				await send(client, group, idOf(group, 0));
			};
		},
		httpRequest: ({ url }) =>
			formParameters(url, 'sendsms.aspx', {
				dstaddr: parameters.to,
				encoding: 'BIG5',
				smbody: parameters.text,
			}),
	};
}

async function send(client: SmsgoClient, group: readonly Item[], id: string): Promise<void> {
	const outcome = await client.send(
		{ ...message, text: group[0]?.['text'] ?? '' },
		group.map(({ to = '' }) => to),
	);
	if (outcome.outcome !== 'accepted') throw new Error(outcome.failure.reason);
	same(outcome.value.messageId, id, 'the message ID');
	same(outcome.value.points, group.length, 'the points');
}

const ONE_TEXT = '您的驗證碼已寄出，請於十分鐘內輸入。';

/** One text for all: up to 50 recipients share a request of this package's. */
export const oneText = smsWork(() => ONE_TEXT, ONE_TEXT, MAX_RECIPIENTS);

const shipped = (index: number): string => `您的訂單 ${index} 已出貨，預計明日送達。`;

/** A text for each: there is nothing to share. */
export const ownTexts = smsWork(shipped, '={{ $json.text }}', 1);

/** The same, with an expression that n8n has to evaluate: it is not only a field of the item. */
export const evaluatedTexts = smsWork(shipped, '={{ $json.text.trim() }}', 1);
