import type { ChildProcess } from 'node:child_process';

interface ProcessOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** File that takes the output; without it the output is shown. */
	log?: string;
}

/** Starts a process in a group of its own, which ends with its leader and with this process. */
export function startProcess(
	command: string,
	args: readonly string[],
	options?: ProcessOptions,
): ChildProcess;

/** Asks a process to end and, when it has not after `graceMs`, ends its whole group. */
export function stopProcess(child: ChildProcess, graceMs?: number): Promise<void>;

/** Whether the process was started and has not ended. */
export function isRunning(child: ChildProcess): boolean;

/** The last lines of a log file, indented, for a message. */
export function logTail(log: string, lines?: number): string;

/** Runs a command to its end with its output in `log`; a failure brings the log's last lines. */
export function runLogged(
	command: string,
	args: readonly string[],
	options: ProcessOptions & { log: string },
): Promise<void>;
