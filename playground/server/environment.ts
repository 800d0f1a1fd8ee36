import type { N8nVersion } from '../setup/n8n';
import { node24Environment } from '../setup/node24';

/** Keeps n8n to this machine: no telemetry, no update checks, no templates, no licence server. */
const alone = {
	N8N_AI_ENABLED: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_HOST: '127.0.0.1',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
};

/** What somebody has set for an n8n of their own must not reach this one. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const own = Object.entries(environment).filter(
		([name]) => !/^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|GENERIC)_/.test(name),
	);
	return Object.fromEntries(own);
}

/** The ports of an n8n process. */
export interface N8nPorts {
	port: number;
	/** Of the task runners' broker: each n8n process needs its own, the command line too. */
	brokerPort: number;
}

interface Instance extends N8nPorts {
	version: N8nVersion;
	/** n8n's user folder. */
	folder: string;
	/** The one folder whose files workflows may read. */
	files: string;
}

/** The environment of an n8n process that neither meets another n8n nor the world outside. */
export function n8nEnvironment(instance: Instance): NodeJS.ProcessEnv {
	const { version, folder, files, port, brokerPort } = instance;
	const url = `http://127.0.0.1:${port}/`;
	const byVersion = version.startsWith('1.')
		? { WEBHOOK_URL: url }
		: { N8N_WEBHOOK_URL: url, N8N_DISABLED_MODULES: 'mcp-registry' };
	return {
		...withoutSettings(node24Environment()),
		// jest sets it to `test`, in which n8n says nothing and ends.
		NODE_ENV: 'production',
		...alone,
		...byVersion,
		N8N_ENCRYPTION_KEY: 'playground-only',
		N8N_PORT: String(port),
		N8N_RESTRICT_FILE_ACCESS_TO: files,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_USER_FOLDER: folder,
	};
}
