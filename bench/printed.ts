import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ZodType } from 'zod';
import { root } from '../playground/setup/paths';

/** Runs a Node to its end, in the folder of the checkout, and reads the last line that it prints. */
export async function printed<T>(
	execPath: string,
	args: readonly string[],
	schema: ZodType<T>,
): Promise<T> {
	const { stdout } = await promisify(execFile)(execPath, args, { cwd: root });
	return schema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
