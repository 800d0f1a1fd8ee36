'use strict';

// Loaded into n8n with `node --require`: on SIGUSR2 it prints what the process holds, before and
// after everything that nobody refers to has been collected.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
	const { rss } = process.memoryUsage();
	collect();
	collect();
	const after = process.memoryUsage();
	console.log(`bench-memory ${JSON.stringify({ rss, heap: after.heapUsed + after.external })}`);
});
