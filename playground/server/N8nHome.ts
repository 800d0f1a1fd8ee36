import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ProcessWatch } from '../canary/processes';
import { dropRecord, keepRecord } from '../canary/records';
import { searchFiles } from '../canary/search';
import { runLogged } from '../../scripts/processes';
import { installN8n, n8nScript, type N8nVersion } from '../setup/n8n';
import { node24, node24Environment } from '../setup/node24';
import { runFolder } from '../setup/paths';
import { n8nEnvironment, type N8nPorts } from './environment';
import { freePorts } from './ports';

// Outside the checkout: from inside it, a package would find the checkout's node_modules.
const homes = realpathSync(tmpdir());
const PREFIX = 'tw-messaging-n8n-';

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Removes what runs that were killed have left behind. */
function sweep(): void {
	for (const name of readdirSync(homes)) {
		if (!name.startsWith(PREFIX) || isAlive(Number(name.split('-').at(-1)))) continue;
		rmSync(join(homes, name), { recursive: true, force: true });
	}
}

/**
 * A throw-away user folder of n8n with the packages installed in it. Several n8n processes can
 * share one home (main, webhook, worker).
 */
export class N8nHome {
	/** Of the home that was made here, whose processes are started here too. */
	private watch: ProcessWatch | undefined;

	/** Stands for a home that exists already. */
	constructor(
		readonly version: N8nVersion,
		readonly folder: string,
	) {}

	/** Makes an empty home for a pinned version, which is installed first where it is missing. */
	static async create(version: N8nVersion, name: string): Promise<N8nHome> {
		await installN8n(version);
		sweep();
		const home = new N8nHome(version, join(homes, `${PREFIX}${name}-${process.pid}`));
		home.remove();
		rmSync(home.logs, { recursive: true, force: true });
		mkdirSync(home.files, { recursive: true });
		mkdirSync(home.nodesFolder, { recursive: true });
		// Without it npm would look for one in the folders above.
		writeFileSync(join(home.nodesFolder, 'package.json'), '{ "private": true }\n');
		dropRecord(home.recordName);
		home.watch = new ProcessWatch();
		return home;
	}

	/** The one folder whose files workflows may read; n8n also runs in it. */
	get files(): string {
		return join(this.folder, 'files');
	}

	/** Where n8n looks for community packages. */
	get nodesFolder(): string {
		return join(this.folder, '.n8n', 'nodes');
	}

	/** Installs a package from its tarball as a user would, and without any registry. */
	async installPackage(tarball: string): Promise<void> {
		await runLogged(
			'npm',
			[
				'install',
				tarball,
				'--ignore-scripts',
				'--omit=dev',
				'--legacy-peer-deps',
				'--offline',
				'--no-audit',
				'--no-fund',
			],
			{ cwd: this.nodesFolder, env: node24Environment(), log: this.log('install-package') },
		);
	}

	/** Runs n8n's command line to its end and returns what it printed. */
	async cli(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
		const [port = 0, brokerPort = 0] = await freePorts(2);
		const log = this.log(`cli-${brokerPort}`);
		await runLogged(node24, [n8nScript(this.version), ...args], {
			cwd: this.files,
			env: { ...this.environment({ port, brokerPort }), ...environment },
			log,
		});
		return readFileSync(log, 'utf8');
	}

	/** The environment of a process of this home. */
	environment(ports: N8nPorts): NodeJS.ProcessEnv {
		const { version, folder, files } = this;
		return n8nEnvironment({ version, folder, files, ...ports });
	}

	/** The file that takes the output of one of this home's processes; it outlives the home. */
	log(name: string): string {
		return join(this.logs, `${name}.log`);
	}

	private get name(): string {
		return basename(this.folder).replace(/-\d+$/, '');
	}

	private get logs(): string {
		return join(runFolder, 'logs', this.name);
	}

	private get recordName(): string {
		return `${this.name.slice(PREFIX.length)}-${this.version}`;
	}

	/** Removes the folder with everything in it, once all has been searched for passwords. */
	remove(): void {
		if (this.watch !== undefined) {
			const { looks, found } = this.watch.stop();
			this.watch = undefined;
			const searched = [searchFiles(this.folder), searchFiles(this.logs)];
			keepRecord(this.recordName, {
				files: searched.reduce((sum, { files }) => sum + files, 0),
				bytes: searched.reduce((sum, { bytes }) => sum + bytes, 0),
				looks,
				found: [...found, ...searched.flatMap((one) => one.found)],
			});
		}
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
