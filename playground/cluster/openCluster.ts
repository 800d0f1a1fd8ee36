import { withProgress } from '../../scripts/progress';
import { Closing } from '../server/Closing';
import { freePorts } from '../server/ports';
import { N8nClient } from '../server/N8nClient';
import { N8nHome } from '../server/N8nHome';
import type { N8nServer } from '../server/N8nServer';
import { Simulator } from '../server/Simulator';
import { Postgres } from '../services/Postgres';
import { Redis } from '../services/Redis';
import { installN8n, type N8nVersion } from '../setup/n8n';
import { packPackage } from '../setup/package';
import { Balancer } from './Balancer';
import { clusterEnvironment, N8N_DATABASE } from './environment';
import { Processes } from './Processes';

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

/**
 * n8n in queue mode: a main process, workers, webhook processes behind a balancer (or a main process
 * alone), with Redis and PostgreSQL and the simulated gateways beside them.
 */
export interface Cluster {
	readonly postgres: Postgres;
	readonly simulator: Simulator;
	readonly balancer: Balancer;
	readonly main: N8nServer;
	readonly workers: readonly N8nServer[];
	readonly webhooks: readonly N8nServer[];
	readonly client: N8nClient;
	/** Starts one more worker, with an environment of its own beside that of all. */
	addWorker(name: string, environment: NodeJS.ProcessEnv): Promise<N8nServer>;
	/** Ends all processes and removes their folders; the logs stay. */
	close(): Promise<void>;
}

/** Starts everything and waits until it can be used; what fails leaves nothing running. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
	return await Closing.unlessOpened(async (closing) => await start(options, closing));
}

async function start(options: ClusterOptions, closing: Closing): Promise<Cluster> {
	const { name, version = '2.41.1', isAlone = false } = options;
	const { workers = isAlone ? 0 : 2, webhooks = isAlone ? 0 : 2 } = options;
	await installN8n(version);
	const tarball = await packPackage();
	const home = await N8nHome.create(version, name);
	closing.add(() => {
		home.remove();
	});
	await home.installPackage(tarball);
	const postgres = await closing.stopping(Postgres.start(home.log('postgres')));
	const redis = await closing.stopping(Redis.start(home.log('redis')));
	const simulator = await closing.stopping(Simulator.start(home.log('simulator')));
	await postgres.query(`CREATE DATABASE ${N8N_DATABASE}`);
	const [mainPort = 0, ...webhookPorts] = await freePorts(1 + webhooks);
	const balancer = await Balancer.prepare(isAlone ? [mainPort] : webhookPorts);
	const shared = clusterEnvironment({
		version,
		isAlone,
		redisPort: redis.port,
		postgresPort: postgres.port,
		publicUrl: balancer.url,
	});
	const processes = new Processes(home, { ...shared, ...options.environment });
	closing.add(async () => {
		await processes.stop();
	});
	const servers = {
		main: await processes.prepare('start', 'main', mainPort),
		workers: await Promise.all(
			Array.from({ length: workers }, (_, index) =>
				processes.prepare('worker', `worker-${index + 1}`),
			),
		),
		webhooks: await Promise.all(
			webhookPorts.map((port, index) => processes.prepare('webhook', `webhook-${index + 1}`, port)),
		),
	};
	await withProgress(
		`Starting n8n ${version} in ${isAlone ? 'regular' : 'queue'} mode`,
		async () => {
			// The first one makes the tables; the others need them.
			await processes.start([servers.main]);
			await processes.start([...servers.workers, ...servers.webhooks]);
		},
	);
	await balancer.listen();
	closing.add(async () => {
		await balancer.close();
	});
	return {
		postgres,
		simulator,
		balancer,
		...servers,
		client: await N8nClient.setUpOwner(servers.main.url),
		async addWorker(workerName, environment) {
			const worker = await processes.prepare('worker', workerName, undefined, environment);
			await processes.start([worker]);
			return worker;
		},
		async close() {
			await closing.close();
		},
	};
}
