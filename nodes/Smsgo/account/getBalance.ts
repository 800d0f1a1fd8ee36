import { accepted } from '../../../messaging/outcome';
import { callOperation } from '../../../operations/calls/call';
import { requestOptionsField } from '../../../operations/parameters/sharedFields';
import { openSmsgo } from './open';

/** The points that are left on the account. */
export const getBalance = callOperation({
	fields: [requestOptionsField],
	async start(run) {
		const open = await openSmsgo(run);
		return async ({ options }) => {
			const balance = await open(options).balance();
			return balance.outcome === 'accepted' ? accepted([{ points: balance.value }]) : balance;
		};
	},
});
