import type { Playground } from '../../playground/Playground';
import type { JsonObject } from '../../playground/server/json';

/** The password of the simulated account, which must turn up nowhere. */
export const PASSWORD = 'Tw-Demo+Pass&2026';

/** The name under which the nodes of these tests find their credential. */
export const CREDENTIAL = 'Account of the tests';

/** A credential for the simulated account, with what shall be different in it. */
export function smsgoCredential({ simulator }: Playground, changes: JsonObject = {}): JsonObject {
	return {
		name: CREDENTIAL,
		type: 'smsgoApi',
		data: {
			baseUrl: simulator.baseUrl('smsgo'),
			backupBaseUrl: '',
			username: 'TW-DEMO',
			password: PASSWORD,
			requestMethod: 'POST',
			...changes,
		},
	};
}
