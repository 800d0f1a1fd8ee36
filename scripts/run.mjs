// node scripts/run.mjs <file.ts> [arguments]: makes the checkout ready and runs a TypeScript file.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { main, makeReady, root } from './checkout.mjs';

const [file, ...rest] = process.argv.slice(2);

main(async () => {
	if (file === undefined) throw new Error('Usage: node scripts/run.mjs <file.ts> [arguments]');
	await makeReady();
	const child = spawn(process.execPath, ['--import', 'tsx', resolve(root, file), ...rest], {
		cwd: root,
		stdio: 'inherit',
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => child.kill(signal));
	}
	return new Promise((done, failed) => {
		child.once('error', failed);
		child.once('exit', (code, signal) => {
			if (signal === null) done(code);
			else {
				process.removeAllListeners(signal);
				process.kill(process.pid, signal);
			}
		});
	});
});
