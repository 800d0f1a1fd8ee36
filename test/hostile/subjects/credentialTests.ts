import type { INodeType } from 'n8n-workflow';
import { CloudmaxTags } from '../../../nodes/CloudmaxTags/CloudmaxTags.node';
import { MitakeMms } from '../../../nodes/MitakeMms/MitakeMms.node';
import { Smsgo } from '../../../nodes/Smsgo/Smsgo.node';
import { UMailEdm } from '../../../nodes/UMailEdm/UMailEdm.node';
import { testCredential } from '../../engine/credentialTest';
import type { Subject } from './subject';
import type { GatewayName } from './World';

function credentialSubject(gateway: GatewayName, type: string, node: INodeType): Subject {
	return {
		name: `credential ${type}`,
		gateway,
		kind: 'credentialTest',
		hits: /./u,
		prepare(world) {
			const run = async (origin: string) =>
				await testCredential(node, type, world.credential(gateway, origin));
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
export const credentialTests: readonly Subject[] = [
	credentialSubject('cloudmax', 'cloudmaxApi', new CloudmaxTags()),
	credentialSubject('mitake', 'mitakeMmsApi', new MitakeMms()),
	credentialSubject('smsgo', 'smsgoApi', new Smsgo()),
	credentialSubject('umail', 'uMailApi', new UMailEdm()),
];
