const { execFile } = require('node:child_process');
const { mkdir, readdir, readFile, rename, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const run = promisify(execFile);
/** Of what is built, for the tests' stack traces: nobody who installs the package needs them. */
const mapsFolder = 'build/maps';

async function clean() {
	await rm('dist', { recursive: true, force: true });
	await rm(mapsFolder, { recursive: true, force: true });
}

/** File by file, so that stack traces stay readable. */
async function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	await run(process.execPath, [tsc, '--project', 'tsconfig.build.json']).catch((cause) => {
		throw new Error(cause.stdout || cause.message);
	});
}

/** Takes the source maps, and what names them, out of what is shipped. */
async function setMapsAside() {
	const files = await readdir('dist', { recursive: true });
	await Promise.all(
		files
			.filter((file) => file.endsWith('.js'))
			.map(async (file) => {
				const script = path.join('dist', file);
				const code = await readFile(script, 'utf8');
				await writeFile(script, code.replace(/\n\/\/# sourceMappingURL=\S+\s*$/u, '\n'));
				const map = path.join(mapsFolder, `${file}.map`);
				await mkdir(path.dirname(map), { recursive: true });
				await rename(`${script}.map`, map);
			}),
	);
}

/**
 * undici's index loads fetch, WebSocket, caches and mocks, none of which is used here: half of the
 * time that loading this package takes. It also gives dispatchers their methods, of which a tunnel
 * through a proxy needs `connect`.
 */
const onlyDispatchers = {
	name: 'only-dispatchers',
	setup(build) {
		build.onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'dispatchers' }));
		build.onLoad({ filter: /^/, namespace: 'dispatchers' }, () => ({
			resolveDir: __dirname,
			contents: `
				import methods from 'undici/lib/api/index.js';
				import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
				Object.assign(Dispatcher.prototype, methods);
				export { default as Agent } from 'undici/lib/dispatcher/agent.js';
				export { default as buildConnector } from 'undici/lib/core/connect.js';
				export { default as Client } from 'undici/lib/dispatcher/client.js';
				export { default as Pool } from 'undici/lib/dispatcher/pool.js';
			`,
		}));
	},
};

/** form-data guesses with it what files are, which it is always told here: a tenth of the loading. */
const noGuessing = {
	name: 'no-guessing',
	setup(build) {
		build.onResolve({ filter: /^mime-types$/ }, () => ({ path: 'mime-types', namespace: 'none' }));
		build.onLoad({ filter: /^/, namespace: 'none' }, () => ({
			contents: 'exports.lookup = () => false;',
		}));
	},
};

/** The files that import shipped libraries, bundled in place: an install fetches nothing. */
async function bundleLibraries() {
	const inputs = await Promise.all([
		bundle('transport/libraries.ts', 'dist/transport/libraries.js', [onlyDispatchers, noGuessing]),
		bundle('messaging/libraries.ts', 'dist/messaging/libraries.late.js', []),
	]);
	await loadLate('dist/messaging/libraries.late.js', 'dist/messaging/libraries.js');
	await writeNotices(inputs.flat());
}

/** @returns the files that are in it */
async function bundle(entry, outfile, plugins) {
	const { metafile, warnings } = await esbuild.build({
		entryPoints: [entry],
		outfile,
		allowOverwrite: true,
		bundle: true,
		minify: true,
		metafile: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		legalComments: 'none',
		plugins,
	});
	// Such as an export that is not there, which would be undefined where it is used.
	if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
	return Object.keys(metafile.inputs);
}

/**
 * Puts a module in front of a bundle that loads it when something of it is first used. What `tsc` makes
 * of an import looks a name up where it is used, so whoever imports the module notices nothing.
 */
async function loadLate(file, outfile) {
	const names = Object.keys(require(path.resolve(file)));
	const script = `"use strict";
// Loaded when something of it is first used.
let loaded;
for (const name of ${JSON.stringify(names)}) {
	Object.defineProperty(exports, name, {
		enumerable: true,
		get: () => (loaded ??= require(${JSON.stringify(`./${path.basename(file)}`)}))[name],
	});
}
`;
	await writeFile(outfile, script);
}

/** esbuild's legal comments cover only some packages: the licences come from the packages themselves. */
async function writeNotices(inputs) {
	const folders = new Set(
		inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
	);
	const notices = await Promise.all([...folders].sort().map(noticeOf));
	await writeFile('dist/THIRD_PARTY_NOTICES.md', `# Bundled libraries\n\n${notices.join('\n')}`);
}

async function noticeOf(folder) {
	const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json')));
	const candidates = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'License', 'license', 'LICENCE'];
	for (const candidate of candidates) {
		const text = await readFile(path.join(folder, candidate), 'utf8').catch(() => undefined);
		if (text !== undefined) {
			return `## ${name} ${version} (${license})\n\n\`\`\`\n${text.trim()}\n\`\`\`\n`;
		}
	}
	return `## ${name} ${version} (${license})\n\nThe package carries no licence text.\n`;
}

function copyAssets() {
	return src(['nodes/**/*.{svg,json}'], { base: '.', encoding: false }).pipe(dest('dist'));
}

/**
 * What n8n's start must know of a package: from it n8n loads a node's code when it is first used, as it
 * does with its own nodes.
 */
async function describeToN8n() {
	await run(process.execPath, [require.resolve('n8n-core/bin/generate-metadata')]);
	// For translators of n8n's own nodes.
	await rm('dist/methods', { recursive: true });
}

exports.clean = clean;
exports.build = series(
	clean,
	compile,
	setMapsAside,
	parallel(bundleLibraries, copyAssets),
	describeToN8n,
);
