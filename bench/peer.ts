import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** How a process is started beside what it runs. */
interface PeerOptions {
	/** The Node that runs it, by default the one that runs this. */
	readonly execPath?: string;
	readonly env?: NodeJS.ProcessEnv;
}

/** A process of its own that answers one question after another. */
export class Peer {
	private constructor(private readonly child: ChildProcess) {}

	/**
	 * Starts a TypeScript file of this folder, which {@link serve}s.
	 *
	 * @param file below this folder
	 * @param setup what it is to know, as its only argument
	 */
	static start(file: string, setup: object, { execPath, env }: PeerOptions = {}): Peer {
		const child = fork(path.join(__dirname, file), [JSON.stringify(setup)], {
			cwd: path.join(__dirname, '..'),
			execArgv: ['--expose-gc', '--import', 'tsx'],
			env: { ...process.env, ...env },
			...(execPath === undefined ? {} : { execPath }),
		});
		return new Peer(child);
	}

	/** @throws when the process says that something went wrong, or ends */
	async ask(question: object): Promise<unknown> {
		const answer = await new Promise<unknown>((resolve, reject) => {
			const ended = (code: number | null) => {
				reject(new Error(`a process of the benchmark ended with ${code ?? 'a signal'}`));
			};
			this.child.once('exit', ended);
			this.child.once('message', (message: unknown) => {
				this.child.off('exit', ended);
				resolve(message);
			});
			this.child.send(question);
		});
		if (typeof answer === 'object' && answer !== null && 'failure' in answer) {
			throw new Error(String(answer.failure));
		}
		return answer;
	}

	/** Ends the process. */
	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = once(this.child, 'exit');
		this.child.kill();
		await ended;
	}
}

/** What a process that {@link Peer.start} began was told. */
export function setupOfThis(): unknown {
	const setup: unknown = JSON.parse(process.argv[2] ?? '');
	return setup;
}

/** Answers the questions of the process that started this one. */
export function serve(answer: (question: unknown) => Promise<object>): void {
	// Also when the one that started it was killed.
	process.on('disconnect', () => process.exit());
	process.on('message', (question) => {
		answer(question).then(
			(found) => process.send?.(found),
			(error: unknown) =>
				process.send?.({ failure: error instanceof Error ? error.stack : String(error) }),
		);
	});
}
