import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as undici from 'undici';
import * as bundled from '../../transport/libraries';

/** The names that the source exports, in the order of the file; types are none. */
const exported = [
	...readFileSync(path.join(__dirname, '../../transport/libraries.ts'), 'utf8').matchAll(
		/^export \{([^}]*)\} from/gmu,
	),
].flatMap(([, names = '']) =>
	names.split(',').map((name) => name.trim().split(' as ').at(-1)?.trim()),
);

const methodsOf = (prototype: object): string[] => {
	const names: string[] = [];
	for (let at: unknown = prototype; typeof at === 'object' && at !== null;) {
		names.push(...Object.getOwnPropertyNames(at));
		at = Object.getPrototypeOf(at);
	}
	return [...new Set(names)].sort();
};

it('exports what the source exports, and nothing of it is missing', () => {
	expect(exported.length).toBeGreaterThan(10);
	expect(Object.keys(bundled).sort()).toEqual([...exported].sort());
	for (const [name, value] of Object.entries(bundled))
		expect([name, value]).not.toContain(undefined);
});

it.each(['Agent', 'Client', 'Pool'] as const)(
	"%s has every method that undici's own index gives it",
	(name) => {
		const methods = methodsOf(bundled[name].prototype);
		expect(methods).toEqual(methodsOf(undici[name].prototype));
		for (const method of ['connect', 'request', 'stream', 'pipeline', 'upgrade', 'dispatch']) {
			expect(methods).toContain(method);
			expect(typeof Reflect.get(bundled[name].prototype, method)).toBe('function');
		}
	},
);
