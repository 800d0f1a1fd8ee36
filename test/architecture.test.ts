import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..');

/** What each folder may import, beside itself and n8n-workflow where it is a part of n8n. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	nodes: ['operations', 'messaging', 'gateways', 'n8n-workflow'],
	credentials: ['n8n-workflow'],
	operations: ['messaging', 'transport', 'n8n-workflow', 'node:'],
	gateways: ['messaging', 'transport'],
	messaging: ['node:crypto'],
	transport: ['messaging', 'node:'],
	simulator: ['node:'],
};

const LIBRARIES = 'transport/libraries.ts';

function filesIn(folder: string): string[] {
	return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

function importsOf(file: string): string[] {
	const text = readFileSync(path.join(root, file), 'utf8');
	return [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gmu)].map(([, name = '']) =>
		name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
	);
}

describe.each(Object.entries(allowed))('%s/', (folder, others) => {
	const files = filesIn(folder);

	test('has files', () => {
		expect(files.length).toBeGreaterThan(0);
	});

	test.each(files.filter((file) => file !== LIBRARIES))('%s imports downwards only', (file) => {
		const wrong = importsOf(file).filter(
			(name) => ![`${folder}/`, ...others].some((prefix) => name.startsWith(prefix)),
		);
		expect(wrong).toEqual([]);
	});
});

test.each(filesIn('gateways'))('%s imports no other gateway', (file) => {
	const own = file.split('/').slice(0, 2).join('/');
	const others = importsOf(file).filter(
		(name) => name.startsWith('gateways/') && !name.startsWith(`${own}/`),
	);
	expect(others).toEqual([]);
});

test.each(['operations', 'transport', 'messaging'].flatMap(filesIn))(
	'%s names no vendor',
	(file) => {
		expect(readFileSync(path.join(root, file), 'utf8')).not.toMatch(
			/smsgo|mitake|cloudmax|itpison|u-?mail(?!\w)/iu,
		);
	},
);

/** Imports of types count too: who reads one file of a circle has to read all of them. */
test('no imports go round in a circle', () => {
	const left = new Map(
		Object.keys(allowed)
			.flatMap(filesIn)
			.map((file) => [file, importsOf(file)]),
	);
	const isLeft = (name: string): boolean => left.has(`${name}.ts`) || left.has(`${name}/index.ts`);
	for (let before = Infinity; left.size < before;) {
		before = left.size;
		for (const [file, names] of left) if (!names.some(isLeft)) left.delete(file);
	}
	expect([...left.keys()]).toEqual([]);
});
