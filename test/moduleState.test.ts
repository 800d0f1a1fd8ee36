import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const SHIPPED = [
	'nodes',
	'credentials',
	'operations',
	'gateways',
	'messaging',
	'transport',
	'platform',
];

/** What outlives a run: `let`, and whatever is made and can be added to, unless its type forbids it. */
function stateIn(file: string, text: string): string[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const look = (node: ts.Node): void => {
		if (ts.isVariableStatement(node)) {
			const isLet = (node.declarationList.flags & ts.NodeFlags.Const) === 0;
			for (const { name, type, initializer } of node.declarationList.declarations) {
				const isState = isLet || holds(initializer, type);
				if (isState) found.push(`${file} ${name.getText(source)}`);
			}
		}
		if (ts.isClassDeclaration(node)) {
			for (const member of node.members) {
				const isStatic =
					ts.isPropertyDeclaration(member) &&
					member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
				if (isStatic && holds(member.initializer, member.type)) {
					found.push(`${file} ${member.name.getText(source)}`);
				}
			}
		}
	};
	source.forEachChild(look);
	return found;
}

function holds(initializer: ts.Expression | undefined, type: ts.TypeNode | undefined): boolean {
	if (initializer === undefined || /^(?:Readonly|readonly )/u.test(type?.getText() ?? ''))
		return false;
	const isEmptyList = ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0;
	const isEmptyRecord =
		type !== undefined &&
		ts.isObjectLiteralExpression(initializer) &&
		initializer.properties.length === 0;
	return ts.isNewExpression(initializer) || isEmptyList || isEmptyRecord;
}

const sources = SHIPPED.flatMap((folder) =>
	readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
);

test('everything that outlives a run is listed, with its bound and its end, and nothing else is', () => {
	const found = sources.flatMap((file) =>
		stateIn(file, readFileSync(path.join(ROOT, file), 'utf8')),
	);
	const table = readFileSync(path.join(ROOT, 'docs/reliability.md'), 'utf8');
	const listed = [...table.matchAll(/^\| `([^`]+\.ts)` +\| `([^`]+)` +\|(.+)\|$/gmu)].map(
		([, file = '', name = '', rest = '']) => {
			const cells = rest.split('|').map((cell) => cell.trim());
			expect(cells.filter((cell) => cell !== '')).toHaveLength(3);
			return `${file} ${name}`;
		},
	);
	expect(listed.toSorted()).toEqual(found.toSorted());
});

test.each([
	['a map', 'const a = new Map<string, string>();', ['a']],
	['an exported cache', 'export const a = new LRUCache({ max: 1 });', ['a']],
	['a variable', 'let a: string | undefined;', ['a']],
	['a list', 'const a: string[] = [];', ['a']],
	['a record', 'const a: Record<string, string> = {};', ['a']],
	['a static field', 'class A { private static readonly a = new Set(); }', ['a']],
	['none in a table', 'const a: ReadonlyMap<string, string> = new Map([]);', []],
	['none in a list that stays', "const a = ['b'] as const; const c: readonly string[] = [];", []],
	['none in a function', 'function f() { const a = new Map(); let b = 1; return [a, b]; }', []],
])('finds %s', (_what, text, names) => {
	expect(stateIn('a.ts', text)).toEqual(names.map((name) => `a.ts ${name}`));
});
