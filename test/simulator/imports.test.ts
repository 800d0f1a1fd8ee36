import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(__dirname, '../../simulator');

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => path.join(FOLDER, name));

/** A mistake shared with the shipped code would be seen by no test. */
it.each(files)('%s imports nothing but Node and the simulator itself', (file) => {
	const source = readFileSync(file, 'utf8');
	const imports = [...source.matchAll(/(?:from|import|require\()\s*'([^']+)'/g)];
	const strangers = imports
		.map(([, name = '']) => name)
		.filter((name) => {
			if (name.startsWith('node:')) return false;
			const target = path.resolve(path.dirname(file), name);
			return !name.startsWith('.') || !target.startsWith(FOLDER + path.sep);
		});
	expect(strangers).toEqual([]);
});
