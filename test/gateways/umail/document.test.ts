import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../../../nodes/UMailEdm/operations';
import type { Resources } from '../../../operations/operation';
import { operationCases } from '../../nodes/UMailEdm/cases/all';
import { declaredCalls, files, type Declared } from './calls';
import { DOCUMENT, type Section } from './document';
import { wireCases } from './wire/all';

const CALLS = join(__dirname, '../../../gateways/umail/calls');
const byResource: Resources = resources;

const isAbout = (section: string, { section: own, sameAs }: Section): boolean =>
	section === own || section === sameAs;

const isCallOf = (call: Declared, entry: Section): boolean =>
	isAbout(call.section, entry) && call.file === entry.file && call.action === entry.action;

function operationNamed(name: string) {
	const [resource = '', operation = ''] = name.split('.');
	return byResource[resource]?.operations[operation];
}

describe.each(DOCUMENT)('section $section', (entry) => {
	test('has a call', () => {
		expect(declaredCalls.filter((call) => isCallOf(call, entry))).not.toEqual([]);
	});

	test('has a case of what goes over the wire', () => {
		const wires = wireCases.flatMap((wire) => (isAbout(wire.section, entry) ? [wire.file] : []));
		expect(wires).toContain(entry.file);
	});

	test.each(entry.operations)('%s has fields, and a case', (name) => {
		const fields = operationNamed(name)?.fields.map((field) => field.name) ?? [];
		expect(fields).toContain('options');
		expect(operationCases.map(({ operation }) => operation)).toContain(name);
	});
});

test('no file of calls is left out', () => {
	expect(Object.keys(files).map((name) => `${name}.ts`)).toEqual(readdirSync(CALLS).sort());
});

test('every call is one of the document', () => {
	const others = declaredCalls.filter((call) => !DOCUMENT.some((entry) => isCallOf(call, entry)));
	expect(others).toEqual([]);
});

test('every operation makes a call of the document', () => {
	const known = new Set(DOCUMENT.flatMap((entry) => entry.operations));
	const offered = Object.entries(byResource).flatMap(([resource, { operations }]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	);
	expect(offered.filter((name) => !known.has(name))).toEqual([]);
});

test('the table has every section of the chapters that describe calls', () => {
	const sections = DOCUMENT.map(({ section }) => section);
	const chapters = [2, 5, 5, 14, 7, 4, 7];
	const numbered = chapters.flatMap((length, index) =>
		Array.from({ length }, (_, position) => `${index + 1}.${position + 1}`),
	);
	const expected = numbered.flatMap((section) =>
		section === '4.9' ? ['4.9.1', '4.9.2', '4.9.3'] : [section],
	);
	expect(sections).toEqual(expected);
});
