import { getManyStatuses } from '../../gateways/smsgo/calls/getManyStatuses';
import { MAX_QUERIES } from '../../gateways/smsgo/statuses';
import { messageId, stateOf } from './answers';
import { acceptedOf, smsgoClient } from './clients';
import { element, member, numberOf, same, type Item, type Work } from './exchange';
import { form, formParameters, smsgoAccount } from './smsgoForm';

const results = { DELIVRD: 'delivered', EXPIRED: 'expired', UNDELIV: 'undeliverable' } as const;

const stateOfItem = ({ id = '', to = '' }: Item) => stateOf(id, to);

const parameters = { id: '={{ $json.id }}', to: '={{ $json.to }}' };

/** What became of messages: 50 share a request of this package's. */
export const statuses: Work = {
	shared: MAX_QUERIES,
	parameters,
	item: (index) => {
		const to = numberOf(index);
		return { to, id: messageId(to, String(index)) };
	},
	exchange: (items) => ({
		...form(items.length === 1 ? 'query.asp' : 'queryBulk.asp', {
			msgid: items.map(({ id }) => id).join(','),
			dstaddr: items.map(({ to }) => to).join(','),
		}),
		check: (answer) => {
			const rows = member(member(answer, 'results'), 'result');
			for (const [index, item] of items.entries()) {
				const row = element(rows, index);
				same(member(row, 'cellphone'), item['to'], 'the recipient');
				same(member(row, 'statusStr'), stateOfItem(item), 'the state');
			}
		},
	}),
	run: ({ url, window }) => ({
		name: 'smsgo',
		credentials: { smsgoApi: smsgoAccount(url) },
		parameters: {
			resource: 'sms',
			operation: 'getManyStatuses',
			messageId: parameters.id,
			recipient: parameters.to,
			options: { concurrency: window },
		},
	}),
	checkResult(result, items, index) {
		const item = items[index] ?? {};
		same(result['messageId'], item['id'], 'the message ID');
		same(result['recipient'], item['to'], 'the recipient');
		same(result['status'], results[stateOfItem(item)], 'the status');
	},
	client(place) {
		const client = smsgoClient(place);
		return async (group) => {
			const found = acceptedOf(
				await client.call(
					getManyStatuses,
					group.map(({ id = '', to = '' }) => ({ messageId: id, recipient: to })),
				),
			);
			for (const [index, item] of group.entries()) {
				const [result] = found[index] ?? [];
				same(result?.recipient, item['to'], 'the recipient');
				same(result?.status, results[stateOfItem(item)], 'the status');
			}
		};
	},
	httpRequest: formParameters('query.asp', { msgid: parameters.id, dstaddr: parameters.to }),
};
