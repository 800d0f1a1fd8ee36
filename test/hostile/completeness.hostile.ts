import { readFileSync } from 'node:fs';
import path from 'node:path';
import { jsonParse, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';
import { subjects } from './subjects/all';

const root = path.join(__dirname, '..', '..');
const fileOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What n8n is told of the nodes, as it is shipped; the two triggers without requests have webhooks. */
const nodes = jsonParse<readonly INodeTypeDescription[]>(fileOf('dist/types/nodes.json'));
const manifest = jsonParse<{
	readonly n8n: Readonly<Record<'nodes' | 'credentials', readonly string[]>>;
}>(fileOf('package.json'));

const choicesOf = ({ options = [] }: INodeProperties): unknown[] =>
	options.flatMap((option) => ('value' in option ? [option.value] : []));

/** Everything of a node that makes a request, in the words of the matrix. */
function rowsOf(node: INodeTypeDescription): string[] {
	const rows = node.properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) => {
			const resources: readonly unknown[] = property.displayOptions?.show?.['resource'] ?? [];
			return resources.flatMap((resource) =>
				choicesOf(property).map(
					(operation) => `${node.name} ${String(resource)}.${String(operation)}`,
				),
			);
		});
	if (node.polling !== true) return rows;
	const events = node.properties.filter(({ name }) => name === 'events').flatMap(choicesOf);
	return [...rows, ...events.map((event) => `${node.name} ${String(event)}`)];
}

const tests = (node: INodeTypeDescription): string[] =>
	(node.credentials ?? []).flatMap(({ name, testedBy }) =>
		testedBy === undefined ? [] : [`credential ${name}`],
	);

const wanted = [...new Set(nodes.flatMap((node) => [...rowsOf(node), ...tests(node)]))];
const isRow = (name: string, row: string): boolean => name === row || name.startsWith(`${row} (`);

test('every node and every credential that is shipped is looked at', () => {
	const { nodes: files, credentials } = manifest.n8n;
	const names = files.map((file) => path.basename(file, '.node.js'));
	expect(nodes.map(({ name }) => name.toLowerCase()).toSorted()).toEqual(
		names.map((name) => name.toLowerCase()).toSorted(),
	);
	expect(wanted.filter((name) => name.startsWith('credential '))).toHaveLength(credentials.length);
	// What neither has operations nor polls makes no request of its own.
	const silent = nodes.filter((node) => rowsOf(node).length === 0);
	expect(silent.filter(({ webhooks = [] }) => webhooks.length === 0)).toEqual([]);
});

test.each(wanted)('%s is a row of the matrix', (row) => {
	expect(subjects.filter(({ name }) => isRow(name, row)).length).toBeGreaterThan(0);
});

test.each([...new Set(subjects.map(({ name }) => name.split(' ', 1).join()))])(
	'the rows of %s are run',
	(owner) => {
		const rows = owner === 'credential' ? 'credentialTests' : owner;
		expect(fileOf(`test/hostile/${rows}.hostile.ts`)).toContain(`testMatrix(${rows});`);
	},
);

test('every row of the matrix is something that is shipped, and stands there once', () => {
	const names = subjects.map(({ name }) => name);
	expect(names.filter((name) => !wanted.some((row) => isRow(name, row)))).toEqual([]);
	expect(new Set(names).size).toBe(names.length);
});
