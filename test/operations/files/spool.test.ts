import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Spool } from '../../../operations/files/spool';
import { withSpoolFolder } from '../../../operations/files/spoolFolder';

it('gives back what was added, in order, with its length', async () => {
	const folder = await withSpoolFolder(async (temporary) => {
		const file = path.join(temporary, 'rows');
		const spool = await Spool.open(file);
		for (let index = 0; index < 1_000; index++) {
			spool.add(`第 ${index} 列\n`.repeat(20));
			await spool.flush();
		}
		await spool.finish();
		const whole = await text(spool.read());
		expect(whole.split('\n')).toHaveLength(20_001);
		expect(spool.length).toBe(Buffer.byteLength(whole));
		expect(statSync(file).mode & 0o077).toBe(0);
		return temporary;
	});
	expect(existsSync(folder)).toBe(false);
});

it('says that it cannot be written where the disk is full, and leaves nothing', async () => {
	let folder = '';
	const full = withSpoolFolder(async (temporary) => {
		folder = temporary;
		const spool = await Spool.open('/dev/full');
		spool.add('x'.repeat(100_000));
		try {
			await spool.flush();
		} finally {
			await spool.finish();
		}
	});
	await expect(full).rejects.toThrow(/^A temporary file could not be written: ENOSPC/u);
	expect(existsSync(folder)).toBe(false);
});
