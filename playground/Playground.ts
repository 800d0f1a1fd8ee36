import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from '../scripts/progress';
import { Closing } from './server/Closing';
import type { N8nPorts } from './server/environment';
import { isObject, type JsonObject } from './server/json';
import { N8nClient, type Session } from './server/N8nClient';
import { N8nHome } from './server/N8nHome';
import { N8nServer } from './server/N8nServer';
import { Simulator } from './server/Simulator';
import { installN8n, type N8nVersion } from './setup/n8n';
import { packPackage } from './setup/package';
import { playground } from './setup/paths';

interface PlaygroundOptions {
	/** Tells runs apart that go on at the same time: part of folder and log names. */
	name: string;
	version?: N8nVersion;
	/** Port of the simulator, by default any that is free. */
	simulatorPort?: number;
	/** More environment for n8n. */
	environment?: NodeJS.ProcessEnv;
}

/** Where an open playground is, as plain data. */
export interface Whereabouts {
	version: N8nVersion;
	folder: string;
	tarball: string;
	/** The line that the simulator printed. */
	simulator?: unknown;
	ports: N8nPorts;
	session: Session;
}

function readTemplate(file: string): unknown {
	const template: unknown = JSON.parse(readFileSync(join(playground, file), 'utf8'));
	return template;
}

/** A real n8n with this package in it, its owner signed in, and the simulated gateways beside it. */
export class Playground {
	private constructor(
		readonly home: N8nHome,
		readonly simulator: Simulator,
		readonly server: N8nServer,
		readonly client: N8nClient,
		/** The package as it was packed and installed. */
		readonly tarball: string,
		private readonly closing: Closing,
	) {}

	/** Stands for a playground that another process has open and will close: see `whereabouts`. */
	static at({ version, folder, tarball, simulator, ports, session }: Whereabouts): Playground {
		const home = new N8nHome(version, folder);
		const server = new N8nServer(home, ports);
		const client = new N8nClient(session);
		return new Playground(home, new Simulator(simulator), server, client, tarball, new Closing());
	}

	/** Does everything that is needed, from an empty clone on, and shows its progress. */
	static async open(options: PlaygroundOptions): Promise<Playground> {
		const { name, version = '2.41.1', simulatorPort, environment } = options;
		await installN8n(version);
		const tarball = await packPackage();
		const home = await N8nHome.create(version, name);
		return await Closing.unlessOpened(async (closing) => {
			closing.add(() => {
				home.remove();
			});
			await home.installPackage(tarball);
			const simulator = await closing.stopping(
				Simulator.start(home.log('simulator'), simulatorPort),
			);
			const server = await closing.stopping(
				withProgress(`Starting n8n ${version}`, () => N8nServer.start(home, environment)),
			);
			const client = await N8nClient.setUpOwner(server.url);
			return new Playground(home, simulator, server, client, tarball, closing);
		});
	}

	/** Opens a playground for `work` and closes it afterwards, also when a signal ends it early. */
	static async use<T>(
		options: PlaygroundOptions,
		work: (playground: Playground) => Promise<T>,
	): Promise<T> {
		const open = await Playground.open(options);
		let closing: Promise<void> | undefined;
		const close = (): Promise<void> => (closing ??= open.close());
		const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
		for (const [signal, code] of Object.entries(signals)) {
			// Not `once`: a signal may come from the terminal and again from whoever passes it on.
			process.on(signal, () => {
				if (closing !== undefined) return;
				console.log('\nStopping n8n and the simulator');
				void close().finally(() => process.exit(code));
			});
		}
		try {
			return await work(open);
		} finally {
			await close();
		}
	}

	/** Where everything is, as plain data. */
	get whereabouts(): Whereabouts {
		const { home, simulator, server, client, tarball } = this;
		return {
			version: home.version,
			folder: home.folder,
			tarball,
			simulator: simulator.addresses,
			ports: server.ports,
			session: client.session,
		};
	}

	/** Stores the example credential, pointed at this playground's simulator. */
	async importCredential(file: string, gateway: string): Promise<void> {
		const [template] = [readTemplate(file)].flat();
		if (!isObject(template) || !isObject(template['data'])) throw new Error(`${file}: no data`);
		const { name, type, data } = template;
		const baseUrl = this.simulator.baseUrl(gateway);
		await this.client.createCredential({ name, type, data: { ...data, baseUrl } });
	}

	/** Stores an example workflow as it stands in the repository and returns its id. */
	async importWorkflow(file: string): Promise<string> {
		const template = readTemplate(file);
		if (!isObject(template)) throw new Error(`${file} is no workflow`);
		return this.client.createWorkflow(template);
	}

	/** Stores a workflow and runs it from its trigger to its end. */
	async run(workflow: JsonObject, trigger: string) {
		return this.client.run(await this.client.createWorkflow(workflow), trigger);
	}

	/** Puts a file of the playground where n8n's workflows may read it. */
	provideFile(file: string): void {
		copyFileSync(join(playground, file), join(this.home.files, file));
	}

	/** Ends all processes and removes n8n's folder; the logs stay. */
	async close(): Promise<void> {
		await this.closing.close();
	}
}
