'use strict';

// Started by processes.js. Standard input tells which process groups run (+pid) and which have
// ended (-pid). It closes when the process that started them is gone, even if that was killed.

const { createInterface } = require('node:readline');
const { setTimeout } = require('node:timers');

const GRACE_MS = 5_000;
const running = new Set();

function signalAll(signal) {
	for (const pid of running) {
		try {
			process.kill(-pid, signal);
		} catch {
			running.delete(pid);
		}
	}
}

// Ctrl-C in a terminal and a closed terminal must not end the reaper before its work.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
	.on('line', (line) => {
		const pid = Number(line.slice(1));
		if (line.startsWith('+')) running.add(pid);
		else running.delete(pid);
	})
	.on('close', () => {
		signalAll('SIGTERM');
		const deadline = Date.now() + GRACE_MS;
		const watch = () => {
			signalAll(0);
			if (running.size === 0) return;
			if (Date.now() > deadline) signalAll('SIGKILL');
			else setTimeout(watch, 100);
		};
		watch();
	});
