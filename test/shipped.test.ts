import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { hashesIn, hashesOf, inTemporaryFolder } from './hashes';

const root = path.resolve(__dirname, '..');
const dist = path.join(root, 'dist');

test('what npm packs is the build, byte for byte', () => {
	const packed = inTemporaryFolder((folder) => {
		const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
		execFileSync('npm', pack, { cwd: root });
		const [tarball = ''] = readdirSync(folder);
		return hashesIn(path.join(folder, tarball));
	});
	expect(Object.keys(packed)).toContain('transport/libraries.js');
	expect(packed).toEqual(hashesOf(dist));
});

test.each([
	'../nodes/Smsgo/Smsgo.node',
	'../credentials/SmsgoApi.credentials',
	'../operations/execute',
	'../gateways/smsgo/account',
	'../messaging/recipient',
	'../transport/libraries',
	'../platform/timers',
])('a test that imports %s runs the build', (source) => {
	expect(require.resolve(source)).toBe(path.join(dist, `${path.relative('..', source)}.js`));
});
