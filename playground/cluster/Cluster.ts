import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from '../../scripts/progress';
import { freePorts } from '../server/ports';
import { N8nClient } from '../server/N8nClient';
import { N8nHome } from '../server/N8nHome';
import { N8nServer, type N8nCommand } from '../server/N8nServer';
import { Simulator } from '../server/Simulator';
import { Postgres } from '../services/Postgres';
import { Redis } from '../services/Redis';
import { installN8n, type N8nVersion } from '../setup/n8n';
import { packPackage } from '../setup/package';
import { Balancer } from './Balancer';
import { clusterEnvironment, N8N_DATABASE } from './environment';

interface ClusterOptions {
	/** Tells runs apart that go on at the same time: part of folder and log names. */
	name: string;
	version?: N8nVersion;
	/** Regular mode: no worker and no webhook process, behind the same balancer. */
	isAlone?: boolean;
	workers?: number;
	webhooks?: number;
	/** More environment for every process of n8n. */
	environment?: NodeJS.ProcessEnv;
}

/** What has been opened, to be closed in the reverse order whatever happens. */
type Closing = Array<() => Promise<void> | void>;

/** Makes a process of the cluster, which is not started yet. */
type Prepare = (
	command: N8nCommand,
	name: string,
	port?: number,
	environment?: NodeJS.ProcessEnv,
) => Promise<N8nServer>;

async function closeAll(closing: Closing): Promise<void> {
	for (const close of closing.splice(0).reverse()) await close();
}

/**
 * n8n in queue mode: a main process, workers, webhook processes behind a balancer (or a main process
 * alone), with Redis and PostgreSQL and the simulated gateways beside them. Every process has a user folder of its own, as
 * in containers, and the folder of community packages is one for all.
 */
export class Cluster {
	private constructor(
		readonly home: N8nHome,
		readonly postgres: Postgres,
		readonly simulator: Simulator,
		readonly balancer: Balancer,
		readonly main: N8nServer,
		readonly workers: readonly N8nServer[],
		readonly webhooks: readonly N8nServer[],
		readonly client: N8nClient,
		private readonly prepare: Prepare,
		private readonly closing: Closing,
	) {}

	/** Starts everything and waits until it can be used; what fails leaves nothing running. */
	static async open(options: ClusterOptions): Promise<Cluster> {
		const closing: Closing = [];
		try {
			return await Cluster.start(options, closing);
		} catch (error) {
			await closeAll(closing);
			throw error;
		}
	}

	private static async start(options: ClusterOptions, closing: Closing): Promise<Cluster> {
		const { name, version = '2.41.1', isAlone = false, environment } = options;
		const { workers = isAlone ? 0 : 2, webhooks = isAlone ? 0 : 2 } = options;
		await installN8n(version);
		const tarball = await packPackage();
		const home = await N8nHome.create(version, name);
		closing.push(() => {
			home.remove();
		});
		await home.installPackage(tarball);
		const postgres = await opened(Postgres.start(home.log('postgres')), closing);
		const redis = await opened(Redis.start(home.log('redis')), closing);
		const simulator = await opened(Simulator.start(home.log('simulator')), closing);
		await postgres.query(`CREATE DATABASE ${N8N_DATABASE}`);
		const [mainPort = 0, ...webhookPorts] = await freePorts(1 + webhooks);
		const balancer = await Balancer.prepare(isAlone ? [mainPort] : webhookPorts);
		const shared = {
			...clusterEnvironment({
				version,
				isAlone,
				redisPort: redis.port,
				postgresPort: postgres.port,
				publicUrl: balancer.url,
			}),
			...environment,
		};
		const processOf: Prepare = async (command, processName, port, extra = {}) =>
			await prepareProcess(home, { ...shared, ...extra }, command, processName, port);
		const main = await processOf('start', 'main', mainPort);
		const workerList = await Promise.all(
			Array.from({ length: workers }, (_, index) => processOf('worker', `worker-${index + 1}`)),
		);
		const webhookList = await Promise.all(
			webhookPorts.map((port, index) => processOf('webhook', `webhook-${index + 1}`, port)),
		);
		await withProgress(
			`Starting n8n ${version} in ${isAlone ? 'regular' : 'queue'} mode`,
			async () => {
				// The first one makes the tables; the others need them.
				for (const group of [[main], [...workerList, ...webhookList]]) {
					for (const server of group)
						closing.push(async () => {
							await server.stop();
						});
					await Promise.all(
						group.map(async (server) => {
							await server.start();
						}),
					);
				}
			},
		);
		await balancer.listen();
		closing.push(async () => {
			await balancer.close();
		});
		const client = await N8nClient.setUpOwner(main.url);
		return new Cluster(
			...([home, postgres, simulator, balancer] as const),
			...([main, workerList, webhookList, client, processOf, closing] as const),
		);
	}

	/** Starts one more worker, with an environment of its own beside that of all. */
	async addWorker(name: string, environment: NodeJS.ProcessEnv): Promise<N8nServer> {
		const worker = await this.prepare('worker', name, undefined, environment);
		this.closing.push(async () => {
			await worker.stop();
		});
		await worker.start();
		return worker;
	}

	/** Ends all processes and removes their folders; the logs stay. */
	async close(): Promise<void> {
		await closeAll(this.closing);
	}
}

async function opened<T extends { stop(): Promise<void> }>(
	starting: Promise<T>,
	closing: Closing,
): Promise<T> {
	const service = await starting;
	closing.push(async () => {
		await service.stop();
	});
	return service;
}

async function prepareProcess(
	home: N8nHome,
	shared: NodeJS.ProcessEnv,
	command: N8nCommand,
	name: string,
	wantedPort?: number,
): Promise<N8nServer> {
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = wantedPort ?? freePort;
	const folder = join(home.folder, name);
	mkdirSync(join(folder, '.n8n'), { recursive: true });
	symlinkSync(home.nodesFolder, join(folder, '.n8n', 'nodes'));
	const own = { N8N_USER_FOLDER: folder, QUEUE_HEALTH_CHECK_PORT: String(port) };
	return new N8nServer(home, { port, brokerPort }, { ...shared, ...own }, command, name);
}
