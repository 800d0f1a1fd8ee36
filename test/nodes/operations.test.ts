import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { panelOf, type Operation, type Resources } from '../../operations/operation';
import { subjects } from '../hostile/subjects/all';

const root = path.join(__dirname, '..', '..');

// The tests are named by what this reads, before any of them can wait for it.
const load = createRequire(__filename);

/** Every node that has operations, by its folder. */
const nodes: Readonly<Record<string, Resources>> = Object.fromEntries(
	readdirSync(path.join(root, 'nodes')).flatMap((node) => {
		if (!filesIn(`nodes/${node}`, '.ts').includes('operations.ts')) return [];
		const exported: unknown = load(path.join(root, 'nodes', node, 'operations.ts'));
		if (!hasResources(exported)) throw new Error(`operations.ts of ${node} exports no resources`);
		return [[node, exported.resources]];
	}),
);

/** What no gateway is called for has no section of a document. */
const LOCAL = ['Smsgo sms.estimate'];

interface Known {
	readonly node: string;
	readonly name: string;
	readonly operation: Operation;
}

const known: readonly Known[] = Object.entries(nodes).flatMap(([node, resources]) =>
	Object.entries(resources).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([name, operation]) => ({
			node,
			name: `${resource}.${name}`,
			operation,
		})),
	),
);

function filesIn(folder: string, ending: string): string[] {
	return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(ending))
		.map((file) => file.split(path.sep).join('/'));
}

function hasResources(value: unknown): value is { readonly resources: Resources } {
	return typeof value === 'object' && value !== null && 'resources' in value;
}

function isOperation(value: unknown): value is Operation {
	return (
		typeof value === 'object' &&
		value !== null &&
		'execute' in value &&
		'fields' in value &&
		'action' in value
	);
}

test('finds the nodes that have operations', () => {
	expect(Object.keys(nodes)).toEqual(
		expect.arrayContaining(['CloudmaxTags', 'MitakeMms', 'Smsgo', 'UMailEdm']),
	);
});

describe.each(Object.entries(nodes))('%s', (node, resources) => {
	test('shows its resources and operations by the order of their names', () => {
		const names = Object.values(resources).map(({ name }) => name);
		expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
		for (const { operations, first } of Object.values(resources)) {
			const labels = Object.values(operations).map(({ name }) => name);
			expect(labels).toEqual(labels.toSorted((one, other) => one.localeCompare(other, 'en')));
			expect(Object.keys(operations)).toContain(first);
		}
	});

	test('names every operation that its folders have', async () => {
		const files = filesIn(`nodes/${node}`, '.ts').filter((file) => file.includes('/'));
		const offered = new Set(
			Object.values(resources).flatMap(({ operations }) => Object.values(operations)),
		);
		const forgotten: string[] = [];
		for (const file of files) {
			const exported: unknown = await import(path.join(root, 'nodes', node, file));
			const values = Object.entries(exported ?? {});
			for (const [name, value] of values) {
				if (isOperation(value) && !offered.has(value)) forgotten.push(`${file} ${name}`);
			}
		}
		expect(forgotten).toEqual([]);
	});

	test('has a sample of the output of every operation, and of no other', () => {
		const samples = filesIn(`nodes/${node}/__schema__/v1.0.0`, '.json');
		const wanted = known
			.filter((one) => one.node === node)
			.map(({ name }) => `${name.replace('.', '/')}.json`);
		expect(samples.toSorted()).toEqual(wanted.toSorted());
	});

	test('shows each field with an operation of its own', () => {
		const [first = ''] = Object.keys(resources);
		const shown = panelOf(resources, first).flatMap(({ displayOptions }) => {
			const [resource] = displayOptions?.show?.['resource'] ?? [];
			const [operation] = displayOptions?.show?.['operation'] ?? [];
			return typeof resource === 'string' && typeof operation === 'string'
				? [`${resource}.${operation}`]
				: [];
		});
		const names = known.filter((one) => one.node === node).map(({ name }) => name);
		expect([...new Set(shown)].filter((name) => !names.includes(name))).toEqual([]);
	});
});

describe.each(known)('$node $name', ({ node, name, operation }) => {
	test('says what it is as n8n does', () => {
		const { name: label, action, description } = operation;
		// Every word begins with a capital letter, but for the small ones.
		expect(label).toMatch(/^[A-Z][a-z]+(?: (?:and|by|for|of|the|to|[A-Z]\w*))*$/u);
		// A sentence: one capital letter, and names that are written so.
		expect(action).toMatch(/^[A-Z][a-z]*(?: (?:[a-z]+|SMS|MMS|[A-Z]{2,}))*$/u);
		// One sentence has no full stop, and several have one each.
		expect(description).toMatch(/^[A-Z](?:[^.]*[^.\s]|[^.]+\. [A-Z][^.]+\.)$/u);
		expect(description).not.toBe(label);
	});

	test('says where the document describes what it calls', () => {
		const isLocal = LOCAL.includes(`${node} ${name}`);
		expect(operation.section === undefined).toBe(isLocal);
	});

	test('meets every fault in the hostile suite', () => {
		const type = `${node.charAt(0).toLowerCase()}${node.slice(1)} ${name}`;
		expect(
			subjects.filter(({ name: row }) => row === type || row.startsWith(`${type} (`)),
		).not.toEqual([]);
	});
});
