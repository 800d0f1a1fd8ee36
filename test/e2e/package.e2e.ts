import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { at, isObject, listAt, textAt } from '../../playground/server/json';
import { root } from '../../playground/setup/paths';
import { hashesIn, hashesOf } from '../hashes';
import { world } from './world';

const PACKAGE = 'n8n-nodes-tw-messaging';
const NODES = [
	'cloudmaxTags',
	'deliveryReportTrigger',
	'mitakeMms',
	'smsgo',
	'uMailEdm',
	'uMailEdmTrigger',
];

describe('the tarball', () => {
	const files = execFileSync('tar', ['-tzf', world().tarball], { encoding: 'utf8' })
		.trim()
		.split('\n');

	it('has the build, the licence, the README and package.json, and nothing else', () => {
		const others = files.filter((file) => !file.startsWith('package/dist/')).sort();
		expect(others).toEqual(['package/LICENSE.md', 'package/README.md', 'package/package.json']);
	});

	it('is the build that the other tests run, byte for byte', () => {
		expect(hashesIn(world().tarball)).toEqual(hashesOf(join(root, 'dist')));
	});

	it('has no source, test, map or build information', () => {
		expect(files.filter((file) => /\.(ts|map|tsbuildinfo)$|\.test\./.test(file))).toEqual([]);
	});

	it('has the notices, the icons, the codex, the schemas, and what n8n reads when it starts', () => {
		for (const name of [
			'known/credentials.json',
			'known/nodes.json',
			'types/credentials.json',
			'types/nodes.json',
			'THIRD_PARTY_NOTICES.md',
			'nodes/Smsgo/smsgo.svg',
			'nodes/Smsgo/smsgo.dark.svg',
			'nodes/Smsgo/Smsgo.node.json',
			'nodes/Smsgo/__schema__/v1.0.0/sms/send.json',
		]) {
			expect(files).toContain(`package/dist/${name}`);
		}
	});
});

describe('the installed package', () => {
	const folder = join(world().home.nodesFolder, 'node_modules', PACKAGE);
	const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const scripts = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.js'))
		.map((name) => join(folder, 'dist', name));

	it('is the tarball, byte for byte', () => {
		expect(hashesOf(join(folder, 'dist'))).toEqual(hashesIn(world().tarball));
	});

	it('brought nothing else along', () => {
		const modules = readdirSync(join(world().home.nodesFolder, 'node_modules'));
		expect(modules.filter((name) => !name.startsWith('.'))).toEqual([PACKAGE]);
		expect(at(manifest, 'dependencies')).toBeUndefined();
	});

	it('has every file that n8n is told to load', () => {
		const named = [...listAt(manifest, 'n8n', 'nodes'), ...listAt(manifest, 'n8n', 'credentials')];
		expect(named.length).toBeGreaterThan(0);
		for (const file of named) expect(existsSync(join(folder, String(file)))).toBe(true);
	});

	it('requires only its own files, Node and n8n-workflow', () => {
		const allowed = new Set([...builtinModules, 'n8n-workflow']);
		const strangers = scripts.flatMap((script) => {
			const text = readFileSync(script, 'utf8');
			return [...text.matchAll(/\brequire\((["'`])([^"'`]+)\1\)/g)]
				.map(([, , name = '']) => name)
				.filter((name) => {
					if (name.startsWith('node:') || allowed.has(name)) return false;
					const file = resolve(script, '..', name);
					const isOwn = name.startsWith('.') && !relative(folder, file).startsWith('..');
					return !isOwn || ![file, `${file}.js`, join(file, 'index.js')].some(existsSync);
				})
				.map((name) => `${relative(folder, script)}: ${name}`);
		});
		expect(scripts.length).toBeGreaterThan(10);
		expect(strangers).toEqual([]);
	});
});

describe('n8n', () => {
	it('lists the nodes on its command line', async () => {
		const { home } = world();
		const file = join(home.files, 'nodes.json');
		await home.cli(['export:nodes', `--output=${file}`]);
		const exported: unknown = JSON.parse(readFileSync(file, 'utf8'));
		const nodes = listAt(exported).filter(isObject);
		expect(nodes.map(({ name }) => name)).toEqual(
			expect.arrayContaining(NODES.map((name) => `${PACKAGE}.${name}`)),
		);
	});

	it.each(NODES)('offers %s to the editor, with its icons', async (name) => {
		const { client } = world();
		const nodes = await client.request('GET', '/types/nodes.json');
		const node = listAt(nodes).find((type) => at(type, 'name') === `${PACKAGE}.${name}`);
		for (const theme of ['light', 'dark']) {
			const icon = await client.fetch('GET', `/${textAt(node, 'iconUrl', theme)}`);
			expect(icon.status).toBe(200);
			expect(await icon.text()).toContain('<svg');
		}
	});

	it('offers the node and its credential to the editor, with icons', async () => {
		const { client } = world();
		const nodes = await client.request('GET', '/types/nodes.json');
		const node = listAt(nodes).find((type) => at(type, 'name') === `${PACKAGE}.smsgo`);
		const credentials = await client.request('GET', '/types/credentials.json');
		const credential = listAt(credentials).find((type) => at(type, 'name') === 'smsgoApi');
		expect(textAt(node, 'displayName')).toBe('Smsgo SMS');
		expect(textAt(credential, 'displayName')).toBe('Smsgo API');
		for (const type of [node, credential]) {
			for (const theme of ['light', 'dark']) {
				const icon = await client.fetch('GET', `/${textAt(type, 'iconUrl', theme)}`);
				expect(icon.status).toBe(200);
				expect(icon.headers.get('content-type')).toContain('image/svg+xml');
				expect(await icon.text()).toContain('<svg');
			}
		}
	});

	it('serves the preview of what an operation returns', async () => {
		const path = `/schemas/${PACKAGE}.smsgo/1.0.0/sms/send.json`;
		const schema = await world().client.request('GET', path);
		expect(at(schema, 'properties', 'messageId')).toBeDefined();
	});
});
