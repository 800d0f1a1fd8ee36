import { testCredential } from '../../engine/credentialTest';
import { gateways } from '../gateways';
import type { HostileGateway } from '../gateways/gateway';
import type { Subject } from './subject';

function credentialSubject({ name, type, node }: HostileGateway): Subject {
	return {
		name: `credential ${type}`,
		gateway: name,
		kind: 'credentialTest',
		hits: /./u,
		prepare(world) {
			const run = async (origin: string) =>
				await testCredential(new node(), type, world.credential(name, origin));
			return Promise.resolve({
				async run({ origin }) {
					const { status, message } = await run(origin);
					const items = [status];
					// It sends nothing in any case.
					return { error: null, items, routed: [], hasHint: false, says: '', text: message };
				},
				async again(origin) {
					const { status, message } = await run(origin);
					return status === 'OK' ? undefined : message;
				},
			});
		},
	};
}

/** The test of each credential, which goes through n8n's own helper. */
export const credentialTests: readonly Subject[] = gateways.map(credentialSubject);
