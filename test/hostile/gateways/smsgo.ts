import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { SmsgoHarness } from '../../nodes/Smsgo/harness';
import { CANARY, isAbout, throughProxy, throughRecorder, type HostileGateway } from './gateway';

const balance = { resource: 'account', operation: 'getBalance' };

export const smsgo: HostileGateway = {
	name: 'smsgo',
	title: 'smsgo',
	type: 'smsgoApi',
	node: Smsgo,
	harness: (simulator) => new SmsgoHarness(simulator),
	prepare: (simulator) => simulator.smsgo.changeAccount({ password: CANARY }),
	handset: (simulator, to) => simulator.smsgo.handset(to).length,
	use: async (world) => await throughProxy(world, 'smsgo', balance),
	stranger: async (world, subject) => {
		const asksForStatus = isAbout(subject, 'query.asp') || isAbout(subject, 'queryBulk.asp');
		const status = { messageId: '1', recipient: '0933345678' };
		const other = asksForStatus ? balance : { resource: 'sms', operation: 'getStatus', ...status };
		return await throughRecorder(world, 'smsgo', other);
	},
	says: { refusal: { code: -2 }, nothing: { code: -10 } },
	endpoints: () => [undefined],
};
