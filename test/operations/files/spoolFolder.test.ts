import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { withSpoolFolder } from '../../../operations/files/spoolFolder';

let temporary: string;
let own: string;
beforeEach(async () => {
	temporary = await mkdtemp(path.join(os.tmpdir(), 'spool-test-'));
	jest.spyOn(os, 'tmpdir').mockReturnValue(temporary);
	own = await withSpoolFolder(async (folder) => await Promise.resolve(path.basename(folder)));
});
afterEach(async () => {
	jest.restoreAllMocks();
	await rm(temporary, { recursive: true });
});

/** A folder with an address in it. */
function leave(name: string): string {
	const folder = path.join(temporary, name);
	mkdirSync(folder, { mode: 0o700 });
	writeFileSync(path.join(folder, 'taken'), 'ann@example.com');
	return folder;
}

/** The name of a folder of a process that has ended. */
async function ended(): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
	return own.replace(/(?<=import-)\d+/u, stdout.trim());
}

const nextImport = async (): Promise<void> => {
	await withSpoolFolder(async () => {
		await Promise.resolve();
	});
};
const DAY_MS = 24 * 60 * 60_000;
function makeOlder(folder: string): void {
	const then = new Date(Date.now() - DAY_MS - 60_000);
	utimesSync(folder, then, then);
}

it('is a folder that only its user may read, gone when it was used', async () => {
	await withSpoolFolder(async (folder) => {
		expect(path.dirname(folder)).toBe(temporary);
		expect(statSync(folder).mode & 0o077).toBe(0);
		expect(await readdir(temporary)).toHaveLength(1);
	});
	expect(await readdir(temporary)).toEqual([]);
});

it('is gone where its use fails', async () => {
	await expect(
		withSpoolFolder(async () => await Promise.reject(new Error('a row'))),
	).rejects.toThrow('a row');
	expect(await readdir(temporary)).toEqual([]);
});

it('goes with the next import where its process was killed', async () => {
	const left = leave(await ended());
	await nextImport();
	expect(existsSync(left)).toBe(false);
});

it('goes where the number of its process is another one by now', async () => {
	const began = /-(\d+)-[\da-f]{8}-/u.exec(own)?.[1] ?? '';
	const left = leave(own.replace(`-${began}-`, `-${Number(began) - 1}-`));
	await nextImport();
	expect(existsSync(left)).toBe(false);
});

it('stays while its process lives, however old it is, and so do those of the same moment', async () => {
	const living = leave(own);
	makeOlder(living);
	await Promise.all([nextImport(), nextImport()]);
	expect(existsSync(living)).toBe(true);
});

it('of another machine stays for a day after its last sign of life', async () => {
	const left = leave((await ended()).replace(/-[\da-f]{8}-/u, '-00000000-'));
	await nextImport();
	expect(existsSync(left)).toBe(true);
	makeOlder(left);
	await nextImport();
	expect(existsSync(left)).toBe(false);
});

it('of an older version goes after a day', async () => {
	const [old, young] = [leave('n8n-import-AbCdEf'), leave('n8n-import-GhIjKl')];
	makeOlder(old);
	await nextImport();
	expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

it('is no link to a folder, and what a link leads to stays', async () => {
	const elsewhere = leave('elsewhere');
	symlinkSync(elsewhere, path.join(temporary, await ended()));
	await nextImport();
	expect(existsSync(path.join(elsewhere, 'taken'))).toBe(true);
});

it("is not another user's, even for one who may remove it", async () => {
	const left = leave(await ended());
	jest.spyOn(process, 'getuid').mockReturnValue(statSync(left).uid + 1);
	await nextImport();
	expect(existsSync(left)).toBe(true);
});
