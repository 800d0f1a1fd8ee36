import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canariesIn, plantedTexts } from '../../playground/canary/canaries';
import { ProcessWatch } from '../../playground/canary/processes';
import { searchFiles } from '../../playground/canary/search';
import { PASSWORDS } from '../../simulator/vendors';

const MIB = 1024 * 1024;
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tw-messaging-canary-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

it.each(plantedTexts())('%j is found where it is planted', (text) => {
	expect(canariesIn(`before ${text} behind`)).not.toEqual([]);
	expect(canariesIn(Buffer.from(`before ${text} behind`, 'latin1'))).not.toEqual([]);
});

it.each(Object.entries(PASSWORDS))(
	'the password of %s is found inside any base64',
	(_, password) => {
		for (const before of ['', 'a', 'ab', 'abc', 'user:']) {
			const encoded = Buffer.from(`${before}${password} and more`).toString('base64');
			expect(canariesIn(encoded)).not.toEqual([]);
		}
	},
);

it('in other texts there is none', () => {
	expect(canariesIn('Playground2026 Tw-Demo Pass&2026 ***')).toEqual([]);
	expect(canariesIn(new Uint8Array(MIB))).toEqual([]);
});

it('it is found in a folder of a folder, in the midst of a large file, and across two pieces', () => {
	const password = Buffer.from(PASSWORDS.smsgo);
	mkdirSync(join(folder, 'inner'));
	writeFileSync(join(folder, 'innocent'), 'nothing');
	expect(searchFiles(folder)).toEqual({ files: 1, bytes: 7, found: [] });
	for (const at of [0, MIB, 4 * MIB - 5, 4 * MIB, 8 * MIB - 1]) {
		const file = join(folder, 'inner', 'large');
		const bytes = Buffer.alloc(9 * MIB, 'x');
		password.copy(bytes, at);
		writeFileSync(file, bytes);
		expect(searchFiles(folder).found).toEqual([`${file}: the password of smsgo as it is`]);
	}
});

it('a folder that is not there has nothing in it', () => {
	expect(searchFiles(join(folder, 'none'))).toEqual({ files: 0, bytes: 0, found: [] });
});

it('it is found in the command line of what was started', async () => {
	const watch = new ProcessWatch();
	const script = 'console.log(1); setInterval(() => {}, 1000)';
	const child = spawn(process.execPath, ['-e', script, PASSWORDS.umail]);
	const closed = once(child, 'close');
	try {
		await once(child.stdout, 'data');
		expect(watch.stop().found).toEqual(['a command line: the password of umail as it is']);
	} finally {
		child.kill('SIGKILL');
		await closed;
	}
	expect(new ProcessWatch().stop()).toMatchObject({ found: [] });
});
