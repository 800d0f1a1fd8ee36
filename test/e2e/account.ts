import type { Playground } from '../../playground/Playground';
import type { JsonObject } from '../../playground/server/json';
import { PASSWORDS } from '../../simulator/vendors';

/** The password of the simulated account, which must turn up nowhere. */
export const PASSWORD = PASSWORDS.smsgo;

/** The name under which the nodes of these tests find their credential. */
export const CREDENTIAL = 'Account of the tests';

/** Whatever has the simulated gateways beside it. */
type Simulated = Pick<Playground, 'simulator'>;

/** A credential for the simulated account, with what shall be different in it. */
export function smsgoCredential({ simulator }: Simulated, changes: JsonObject = {}): JsonObject {
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

/** Credentials for the simulated accounts of all gateways, under one name. */
export function credentials(playground: Simulated): JsonObject[] {
	const { simulator } = playground;
	const requestMethod = 'POST';
	const others: JsonObject = {
		cloudmaxApi: {
			baseUrl: simulator.baseUrl('cloudmax'),
			loginName: 'TAG-DEMO',
			password: PASSWORDS.cloudmax,
			requestMethod,
		},
		mitakeMmsApi: {
			baseUrl: simulator.baseUrl('mitake'),
			clientId: 'MMS-DEMO',
			clientSecret: PASSWORDS.mitake,
		},
		uMailApi: {
			baseUrl: simulator.baseUrl('umail'),
			username: 'edm-demo',
			password: PASSWORDS.umail,
			authentication: 'basic',
			requestMethod,
			customerId: '',
		},
	};
	return [
		smsgoCredential(playground),
		...Object.entries(others).map(([type, data]) => ({ name: CREDENTIAL, type, data })),
	];
}
