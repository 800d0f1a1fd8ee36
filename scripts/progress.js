'use strict';

const { clearInterval, setInterval } = require('node:timers');

/** Time since `start` (milliseconds since the epoch) as people say it: `8 s`, `1 min 05 s`. */
function elapsed(start) {
	const seconds = Math.round((Date.now() - start) / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Shows that `work` goes on: a counting line in a terminal, a line each 15 s elsewhere. */
async function withProgress(label, work) {
	const start = Date.now();
	const out = process.stdout;
	const show = (mark) => {
		if (out.isTTY) out.write(`\r\u001B[K${mark} ${label} (${elapsed(start)})`);
		else out.write(`${mark} ${label} (${elapsed(start)})\n`);
	};
	if (out.isTTY) show('…');
	else out.write(`… ${label}\n`);
	const timer = setInterval(() => show('…'), out.isTTY ? 1_000 : 15_000);
	let mark = '✗';
	try {
		const result = await work();
		mark = '✓';
		return result;
	} finally {
		clearInterval(timer);
		show(mark);
		if (out.isTTY) out.write('\n');
	}
}

exports.elapsed = elapsed;
exports.withProgress = withProgress;
