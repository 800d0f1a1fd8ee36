import { randomUUID } from 'node:crypto';
import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import { MitakeHarness } from '../../nodes/MitakeMms/harness';
import { CANARY, throughProxy, throughRecorder, type HostileGateway } from './gateway';

const query = { resource: 'message', operation: 'getBatchStatus', batchId: '1' };

export const mitake: HostileGateway = {
	name: 'mitake',
	title: 'Mitake',
	type: 'mitakeMmsApi',
	node: MitakeMms,
	harness: (simulator) => new MitakeHarness(simulator),
	// Tokens and client message IDs outlive an execution.
	prepare: (simulator) =>
		simulator.mitake.changeAccount({ clientId: randomUUID(), clientSecret: CANARY }),
	/** Live tokens. */
	secrets: ({ proxy }) =>
		proxy.requestsTo(/Token/u).flatMap(({ reply }) => {
			const [, token] = /"accessToken"\s*:\s*"([^"]+)"/u.exec(String(reply?.body)) ?? [];
			return token === undefined ? [] : [token];
		}),
	handset: (simulator, to) => simulator.mitake.handset(to).length,
	// Another account: a token that is known would not be asked for again.
	use: async (world) => await throughProxy(world, 'mitake', query, { clientId: 'nobody' }),
	stranger: async (world, { kind }) => {
		await throughRecorder(world, 'mitake', query);
		// Its token comes first and its answer last.
		if (kind !== 'token' && kind !== 'credentialTest') (await world.recorder()).seen.splice(1);
	},
	says: { refusal: { code: 1006 }, nothing: { code: 9999 } },
	endpoints: ({ kind }) =>
		kind === 'token' || kind === 'credentialTest'
			? ['token']
			: ['push', 'queryBatch', 'querySingle'],
};
