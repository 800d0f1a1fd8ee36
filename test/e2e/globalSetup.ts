import { Playground } from '../../playground/Playground';
import type { N8nVersion } from '../../playground/setup/n8n';
import { credentials } from './account';
import { keepOpen, publish } from './world';

const versions: readonly N8nVersion[] = ['2.41.1', '1.123.81'];

/** Starts the n8n of the suite: the newest, or the one that N8N_VERSION names. */
export default async function globalSetup(): Promise<void> {
	const wanted = process.env['N8N_VERSION'] ?? versions[0];
	const version = versions.find((known) => known === wanted);
	if (version === undefined) throw new Error(`N8N_VERSION is one of ${versions.join(', ')}`);
	const playground = await Playground.open({ name: 'e2e', version });
	keepOpen(playground);
	for (const credential of credentials(playground)) {
		await playground.client.createCredential(credential);
	}
	publish(playground);
}
