import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

it.each([
	['requests of 50 that share an ID', 50],
	['requests of one, with IDs of their own', 1],
])('keeps a few bytes of a recipient: %s', async (_what, recipientsPerRequest) => {
	const script = path.join(__dirname, 'ledgerGrowth.cjs');
	const { stdout } = await promisify(execFile)(process.execPath, [
		script,
		String(recipientsPerRequest),
	]);
	expect(Number(stdout)).toBeLessThan(32);
});
