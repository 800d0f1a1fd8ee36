'use strict';

// Loaded into n8n with `node --require`: on SIGUSR2 it prints what the process has used (milliseconds of
// processor time) and holds, before and after everything that nobody refers to has been collected.
const { setTimeout } = require('node:timers');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
// Code that has not run for a while would be dropped in the middle of a measurement, megabytes of it.
setFlagsFromString('--no-flush-bytecode');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
	const { rss } = process.memoryUsage();
	const { user, system } = process.cpuUsage();
	const cpu = (user + system) / 1000;
	collect();
	// What is released by a finalizer is free only after a second time.
	setTimeout(() => {
		collect();
		const { heapUsed, external } = process.memoryUsage();
		console.log(`bench-memory ${JSON.stringify({ rss, cpu, heap: heapUsed + external })}`);
	}, 500);
});
