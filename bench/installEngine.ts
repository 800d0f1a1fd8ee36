import { installN8n } from '../playground/setup/n8n';
import { installNode24 } from '../playground/setup/node24';
import { N8N_VERSION } from './sending/httpRequestNode';

/** Installs the n8n whose engine the contestants run in, and the Node that it runs on. */
export async function installEngine(): Promise<void> {
	await installNode24();
	await installN8n(N8N_VERSION);
}
