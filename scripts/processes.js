'use strict';

const { spawn } = require('node:child_process');
const { closeSync, mkdirSync, openSync, readFileSync, rmSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { setTimeout, clearTimeout } = require('node:timers');

let reaper;

/** The reaper outlives this process, however it ends, and then ends what was left running. */
function tellReaper(line) {
	if (reaper === undefined) {
		reaper = spawn(process.execPath, [join(__dirname, 'reaper.js')], {
			detached: true,
			stdio: ['pipe', 'ignore', 'ignore'],
		});
		reaper.unref();
		reaper.stdin.unref();
	}
	reaper.stdin.write(`${line}\n`);
}

function signalGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

/** Starts a process in a group of its own, which ends with its leader and with this process. */
function startProcess(command, args, { cwd, env, log } = {}) {
	let output = 'inherit';
	if (log !== undefined) {
		mkdirSync(dirname(log), { recursive: true });
		output = openSync(log, 'a');
	}
	const child = spawn(command, args, {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', output, output],
	});
	if (typeof output === 'number') closeSync(output);
	const { pid } = child;
	if (pid !== undefined) {
		tellReaper(`+${pid}`);
		child.once('exit', () => {
			signalGroup(pid, 'SIGKILL');
			tellReaper(`-${pid}`);
		});
	}
	return child;
}

const isRunning = (child) =>
	child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Asks a process to end and, when it has not after `graceMs`, ends its whole group. */
function stopProcess(child, graceMs = 10_000) {
	if (!isRunning(child)) return Promise.resolve();
	return new Promise((resolve) => {
		const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMs);
		child.once('exit', () => {
			clearTimeout(timer);
			resolve();
		});
		child.kill('SIGTERM');
	});
}

/** The last lines of a log file, indented, for a message. */
function logTail(log, lines = 25) {
	const text = readFileSync(log, 'utf8').trimEnd();
	return text
		.split('\n')
		.slice(-lines)
		.map((line) => `    ${line}`)
		.join('\n');
}

/** Runs a command to its end with its output in `log`; a failure brings the log's last lines. */
function runLogged(command, args, { cwd, env, log }) {
	rmSync(log, { force: true });
	return new Promise((resolve, reject) => {
		const child = startProcess(command, args, { cwd, env, log });
		child.once('error', (error) => {
			reject(new Error(`${command} could not be started: ${error.message}`));
		});
		child.once('exit', (code, signal) => {
			if (code === 0) resolve();
			else {
				const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
				const what = [command, ...args].join(' ');
				reject(new Error(`${what}: ${how}; ${log} ends:\n${logTail(log)}`));
			}
		});
	});
}

exports.isRunning = isRunning;
exports.logTail = logTail;
exports.runLogged = runLogged;
exports.startProcess = startProcess;
exports.stopProcess = stopProcess;
