import type { N8nVersion } from '../setup/n8n';

/** What all processes of a cluster share. */
interface Shared {
	version: N8nVersion;
	/** Whether the main process does everything itself: regular mode. */
	isAlone: boolean;
	redisPort: number;
	postgresPort: number;
	/** Where the vendors call, without a trailing slash. */
	publicUrl: string;
}

/** The database that n8n keeps its own data in. */
export const N8N_DATABASE = 'n8n';

/** The settings that every process needs, and needs alike. */
export function clusterEnvironment(shared: Shared): NodeJS.ProcessEnv {
	const { version, isAlone, redisPort, postgresPort, publicUrl } = shared;
	const name = version.startsWith('1.') ? 'WEBHOOK_URL' : 'N8N_WEBHOOK_URL';
	return {
		[name]: `${publicUrl}/`,
		...(isAlone ? {} : queueEnvironment(version, redisPort)),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_DATABASE: N8N_DATABASE,
		DB_POSTGRESDB_USER: 'postgres',
		DB_POSTGRESDB_PASSWORD: 'none',
	};
}

function queueEnvironment(version: N8nVersion, redisPort: number): NodeJS.ProcessEnv {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		N8N_DEFAULT_BINARY_DATA_MODE: version.startsWith('1.') ? 'default' : 'database',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	};
}
