import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nHome } from '../server/N8nHome';
import { N8nServer, type N8nCommand } from '../server/N8nServer';
import { freePorts } from '../server/ports';

/**
 * Processes of n8n that share an environment and the folder of community packages. Each has a user
 * folder of its own, as in containers.
 */
export class Processes {
	private readonly started: N8nServer[] = [];

	/** @param shared the environment of all */
	constructor(
		private readonly home: N8nHome,
		private readonly shared: NodeJS.ProcessEnv,
	) {}

	/**
	 * Makes a process, which is not started yet.
	 *
	 * @param name of its folder and log
	 * @param port by default one that is free
	 * @param environment of its own, beside that of all
	 */
	async prepare(
		command: N8nCommand,
		name: string,
		port?: number,
		environment: NodeJS.ProcessEnv = {},
	): Promise<N8nServer> {
		const [freePort = 0, brokerPort = 0] = await freePorts(2);
		const ports = { port: port ?? freePort, brokerPort };
		const folder = join(this.home.folder, name);
		mkdirSync(join(folder, '.n8n'), { recursive: true });
		symlinkSync(this.home.nodesFolder, join(folder, '.n8n', 'nodes'));
		const own = { N8N_USER_FOLDER: folder, QUEUE_HEALTH_CHECK_PORT: String(ports.port) };
		return new N8nServer(
			this.home,
			ports,
			{ ...this.shared, ...environment, ...own },
			command,
			name,
		);
	}

	/** Starts processes at the same time, and waits until all are ready. */
	async start(servers: readonly N8nServer[]): Promise<void> {
		this.started.push(...servers);
		await Promise.all(
			servers.map(async (server) => {
				await server.start();
			}),
		);
	}

	/** Ends all that were started, the last one first. */
	async stop(): Promise<void> {
		for (const server of this.started.splice(0).reverse()) await server.stop();
	}
}
