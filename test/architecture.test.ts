import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(__dirname, '..');

/** The one module of Node.js that is no matter of the platform. */
const CRYPTO = 'node:crypto';
const NODE_TYPES = 'type node:';

/**
 * What each folder may import, beside itself and n8n-workflow where it is a part of n8n. Imports run
 * downwards in this list. A folder within another one has its own line where it may do more.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
	nodes: ['operations/', 'messaging/', 'gateways/', 'n8n-workflow'],
	credentials: ['n8n-workflow'],
	operations: ['messaging/', 'transport/', 'platform/', 'n8n-workflow', CRYPTO, NODE_TYPES],
	gateways: ['messaging/', 'transport/', CRYPTO],
	'transport/undici': ['messaging/', 'transport/', 'platform/', 'node:', NODE_TYPES],
	transport: ['messaging/', 'platform/', CRYPTO, NODE_TYPES],
	messaging: [CRYPTO],
	platform: ['node:', NODE_TYPES],
	simulator: ['node:', NODE_TYPES],
};

/** Who may use timers and `process`. */
const ON_NODE: readonly string[] = ['transport/undici', 'platform', 'simulator'];
const NODE_GLOBALS =
	/^(?:(?:set|clear)(?:Timeout|Immediate|Interval)|process|global|globalThis|require)$/u;

/** They import packages, and nothing else does. */
const LIBRARIES: readonly string[] = ['transport/libraries.ts', 'messaging/libraries.ts'];

function filesIn(folder: string): string[] {
	return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

const sources: ReadonlyMap<string, ts.SourceFile> = new Map(
	Object.keys(allowed)
		.flatMap(filesIn)
		.map((file) => [file, parsed(file, readFileSync(path.join(root, file), 'utf8'))]),
);

function parsed(file: string, text: string): ts.SourceFile {
	return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function folderOf(file: string): string {
	return Object.keys(allowed).find((folder) => file.startsWith(`${folder}/`)) ?? '';
}

function nodesIn(source: ts.SourceFile): ts.Node[] {
	const nodes: ts.Node[] = [];
	const look = (node: ts.Node): void => {
		nodes.push(node);
		node.forEachChild(look);
	};
	look(source);
	return nodes;
}

interface Import {
	/** A path from the root, or the name of a package or module. */
	readonly name: string;
	readonly isOurs: boolean;
	/** Whether nothing of it is there at run time. */
	readonly isType: boolean;
}

function importsOf(source: ts.SourceFile): Import[] {
	const folder = path.posix.dirname(source.fileName);
	return nodesIn(source).flatMap((node) => {
		const name = importedBy(node);
		if (name === undefined) return [];
		const isOurs = name.startsWith('.');
		const whole = isOurs ? path.posix.join(folder, name) : name;
		return [{ name: whole, isOurs, isType: isOfTypes(node) }];
	});
}

function importedBy(node: ts.Node): string | undefined {
	let specifier: ts.Node | undefined;
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
		specifier = node.moduleSpecifier;
	} else if (ts.isExternalModuleReference(node)) specifier = node.expression;
	else if (ts.isImportTypeNode(node)) specifier = node.argument;
	else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		specifier = node.arguments[0];
	}
	if (specifier === undefined) return undefined;
	return /^['"`](.*)['"`]$/u.exec(specifier.getText())?.[1] ?? specifier.getText();
}

function isOfTypes(node: ts.Node): boolean {
	if (ts.isImportTypeNode(node)) return true;
	let names: ts.Node | undefined;
	if (ts.isImportDeclaration(node)) {
		if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
		if (node.importClause?.name !== undefined) return false;
		names = node.importClause?.namedBindings;
	} else if (ts.isExportDeclaration(node)) {
		if (node.isTypeOnly) return true;
		names = node.exportClause;
	}
	return (
		names !== undefined &&
		(ts.isNamedImports(names) || ts.isNamedExports(names)) &&
		names.elements.length > 0 &&
		names.elements.every(({ isTypeOnly }) => isTypeOnly)
	);
}

/** Imports that a file must not have, and globals that it must not use. */
function violationsIn(source: ts.SourceFile): string[] {
	if (LIBRARIES.includes(source.fileName)) {
		return importsOf(source)
			.filter(({ name, isOurs }) => isOurs || isBuiltin(name))
			.map(({ name }) => name);
	}
	const folder = folderOf(source.fileName);
	const mayImport = [`${folder}/`, ...(allowed[folder] ?? [])];
	const imports = importsOf(source)
		.map(({ name, isType }) => (isType && name.startsWith('node:') ? `type ${name}` : name))
		.filter((name) => !mayImport.some((prefix) => name.startsWith(prefix)));
	return ON_NODE.includes(folder) ? imports : [...imports, ...globalsIn(source)];
}

function globalsIn(source: ts.SourceFile): string[] {
	return nodesIn(source)
		.filter((node) => ts.isIdentifier(node))
		.filter((node) => NODE_GLOBALS.test(node.text) && !isNameOfMember(node))
		.map(({ text }) => text);
}

/** As in `a.process`, `{ process: 1 }` or `interface A { process: string }`. */
function isNameOfMember(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
	if (ts.isQualifiedName(parent)) return parent.right === node;
	return ts.isPropertyAssignment(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent)
		? parent.name === node
		: false;
}

/** Rings of names that lead to one another; each once, from where it was entered. */
function ringsIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
	const rings: string[][] = [];
	const done = new Set<string>();
	const visit = (name: string, way: readonly string[]): void => {
		const start = way.indexOf(name);
		if (start !== -1) rings.push([...way.slice(start), name]);
		if (start !== -1 || done.has(name)) return;
		for (const next of graph.get(name) ?? []) visit(next, [...way, name]);
		done.add(name);
	};
	for (const name of graph.keys()) visit(name, []);
	return rings;
}

describe.each(Object.keys(allowed))('%s/', (folder) => {
	const files = [...sources.values()].filter(({ fileName }) => folderOf(fileName) === folder);

	test('has files', () => {
		expect(files.length).toBeGreaterThan(0);
	});

	test.each(files.map((source) => [source.fileName, source]))(
		'%s imports downwards only, and of Node.js what it may',
		(_file, source) => {
			expect(violationsIn(source)).toEqual([]);
		},
	);
});

/** What a file imports of our own; types count too: who reads one file of a ring has to read all. */
function needsOf(source: ts.SourceFile): string[] {
	return importsOf(source)
		.filter(({ isOurs }) => isOurs)
		.map(({ name }) => [`${name}.ts`, `${name}/index.ts`].find((at) => sources.has(at)) ?? name);
}

test('no file needs itself, whatever lies between', () => {
	const graph = new Map([...sources].map(([file, source]) => [file, needsOf(source)]));
	// What leads to no file would hide an arrow.
	expect([...graph.values()].flat().filter((name) => !graph.has(name))).toEqual([]);
	expect(ringsIn(graph)).toEqual([]);
});

describe('a violation is found:', () => {
	test.each([
		[
			'an arrow that runs up',
			'transport/a.ts',
			"import { a } from '../operations/a';",
			'operations/a',
		],
		[
			'one of types as well',
			'messaging/a.ts',
			"import type { A } from '../nodes/A/a';",
			'nodes/A/a',
		],
		[
			'a node on Node.js',
			'nodes/A/a.ts',
			"import { turn } from '../../platform/timers';",
			'platform/timers',
		],
		['a platform that knows us', 'platform/a.ts', "export * from '../messaging/a';", 'messaging/a'],
		['a library', 'operations/a.ts', "import { v4 } from 'uuid';", 'uuid'],
		[
			'a file in a list of libraries',
			'messaging/libraries.ts',
			"export { a } from './a';",
			'messaging/a',
		],
		['a module in one', 'transport/libraries.ts', "export { a } from 'node:fs';", 'node:fs'],
		[
			'a module',
			'operations/a.ts',
			"import { readFile } from 'node:fs/promises';",
			'node:fs/promises',
		],
		['its old name', 'transport/a.ts', "import fs from 'fs';", 'fs'],
		[
			'a type among values',
			'transport/a.ts',
			"import { pipe, type A } from 'node:stream';",
			'node:stream',
		],
		['an import for its effect', 'transport/a.ts', "import 'node:fs';", 'node:fs'],
		['a late import', 'operations/a.ts', "async () => await import('node:fs');", 'node:fs'],
		['one from an expression', 'operations/a.ts', 'async () => await import(name);', 'name'],
		[
			'a type for the pure',
			'messaging/a.ts',
			"import type { A } from 'node:stream';",
			'type node:stream',
		],
		['require', 'operations/a.ts', "const fs = require('node:fs');", 'require'],
		['an old import', 'operations/a.ts', "import fs = require('node:fs');", 'node:fs'],
		['a timer', 'operations/a.ts', 'setTimeout(() => a(), 1);', 'setTimeout'],
		['one by another name', 'gateways/a/a.ts', 'const later = setImmediate;', 'setImmediate'],
		['one in a record', 'transport/a.ts', 'const clock = { setInterval };', 'setInterval'],
		['a hidden one', 'nodes/A/a.ts', 'globalThis.setTimeout(a, 1);', 'globalThis'],
		['the environment', 'transport/a.ts', "a(process.env['HOME']);", 'process'],
	])('%s', (_what, file, text, found) => {
		expect(violationsIn(parsed(file, text))).toEqual([found]);
	});

	test.each([
		['transport/undici/a.ts', "import net from 'node:net'; setTimeout(() => process.pid, 1);"],
		['platform/a.ts', "import fs from 'node:fs'; setInterval(() => process.pid, 1);"],
		['operations/a.ts', "import type { Readable } from 'node:stream';"],
		['operations/a.ts', "import { createHash } from 'node:crypto';"],
		['operations/a.ts', 'a.process({ process: 1, setTimeout: AbortSignal.timeout(1) });'],
		['messaging/libraries.ts', "export { DateTime } from 'luxon';"],
	])('and nothing in %s: %s', (file, text) => {
		expect(violationsIn(parsed(file, text))).toEqual([]);
	});

	test('a ring', () => {
		const graph = new Map([
			['a', ['b', 'c']],
			['b', ['c']],
			['c', ['d']],
			['d', ['b']],
		]);
		expect(ringsIn(graph)).toEqual([['b', 'c', 'd', 'b']]);
	});
});

test.each(filesIn('gateways'))('%s imports no other gateway', (file) => {
	const own = file.split('/').slice(0, 2).join('/');
	const source = sources.get(file);
	const others = (source === undefined ? [] : importsOf(source)).filter(
		({ name }) => name.startsWith('gateways/') && !name.startsWith(`${own}/`),
	);
	expect(others).toEqual([]);
});

test.each(['operations', 'transport', 'messaging', 'platform'].flatMap(filesIn))(
	'%s names no vendor',
	(file) => {
		expect(readFileSync(path.join(root, file), 'utf8')).not.toMatch(
			/smsgo|mitake|cloudmax|itpison|u-?mail(?!\w)/iu,
		);
	},
);
