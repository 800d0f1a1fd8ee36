// node scripts/imports.mjs <file>…: the project's files that a file needs at run time, itself included,
// by folder: what a reader may have to open, and what n8n loads.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** `import type` and imports of nothing but types are gone at run time. */
const IMPORT =
	/^(?:import|export) (?!type\b)(?:([\w*\s,]*)\{([^}]*)\}\s+from\s+|[\w*\s{},]*?\bfrom\s+|)'(\.[^']+)'/gmu;

/** The files that one imports, types apart, as paths from the project's root. */
export function importsOf(file) {
	return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, rest, names, target]) => {
		const isOnlyTypes =
			names !== undefined &&
			rest?.trim() === '' &&
			names
				.split(',')
				.map((name) => name.trim())
				.every((name) => name === '' || name.startsWith('type '));
		if (isOnlyTypes) return [];
		const at = path.posix.join(path.posix.dirname(file), target);
		const found = [`${at}.ts`, `${at}/index.ts`, at].find((name) => existsSync(name));
		return found === undefined ? [] : [found];
	});
}

/** A file and all that it imports, directly or not. */
export function closureOf(file) {
	const seen = new Set([path.posix.normalize(file)]);
	for (const next of seen) for (const one of importsOf(next)) seen.add(one);
	return [...seen];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	for (const file of process.argv.slice(2)) {
		const files = closureOf(file);
		const folders = new Map();
		for (const one of files) {
			const [folder] = one.split('/');
			folders.set(folder, (folders.get(folder) ?? 0) + 1);
		}
		const counts = [...folders].map(([folder, count]) => `${folder} ${count}`).join(', ');
		console.log(`${file}: ${files.length} files (${counts})`);
		if (process.env.LIST === '1') console.log(files.sort().join('\n'));
	}
}
