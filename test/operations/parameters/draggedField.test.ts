import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { draggedField, ownField } from '../../../operations/parameters/draggedField';
import { runNode } from '../../engine/engine';
import { nodeThat } from '../fixtures';

describe('draggedField', () => {
	it.each([
		['={{ $json.recipient }}', 'recipient'],
		['={{$json.recipient}}', 'recipient'],
		["={{ $json['phone number'] }}", 'phone number'],
		['={{ $json["手機"] }}', '手機'],
	])('%s is the field %s', (parameter, name) => {
		expect(draggedField(parameter)).toBe(name);
	});

	it.each([
		'recipient',
		'{{ $json.recipient }}',
		'=$json.recipient',
		'=+{{ $json.recipient }}',
		'={{ $json.recipient }} ',
		'={{ $json.recipient }}{{ $json.text }}',
		'={{ $json.recipient.trim() }}',
		'={{ $json.order.recipient }}',
		"={{ $('Orders').item.json.recipient }}",
		'={{ $json["a\\n"] }}',
		'={{ $json[0] }}',
		{ mode: 'id', value: '={{ $json.recipient }}' },
		undefined,
	])('%j is left to n8n', (parameter) => {
		expect(draggedField(parameter)).toBeUndefined();
	});
});

describe('ownField', () => {
	it.each([
		[{ to: '' }, ''],
		[{ to: 0 }, 0],
		[{ to: true }, undefined],
		[{ to: null }, undefined],
		[{ to: ['1'] }, undefined],
		[{}, undefined],
		[undefined, undefined],
	])('takes text and numbers from %j, and leaves the rest to n8n', (json, expected) => {
		expect(ownField(json, 'to')).toBe(expected);
	});

	it('takes nothing that an object has by birth', () => {
		expect(ownField({}, 'constructor')).toBeUndefined();
		expect(ownField({}, '__proto__')).toBeUndefined();
	});
});

/** What n8n's own evaluator makes of an expression, item by item; throws what it throws. */
async function evaluated(to: string, items: IDataObject[]): Promise<unknown[]> {
	const values: unknown[] = [];
	const fields = [{ displayName: 'To', name: 'to', type: 'string', default: '' }] as const;
	const node = nodeThat(fields, async (context: IExecuteFunctions) => {
		items.forEach((_, index) => values.push(context.getNodeParameter('to', index)));
		return await Promise.resolve([]);
	});
	const { error } = await runNode({ node, parameters: { to }, items });
	// The engine hands on a copy of the error that is none.
	if (error !== undefined) throw new Error(error.message);
	return values;
}

/** How an expression names a field. */
const dotted = (key: string) => ({ key, path: `.${key}` });
const quoted = (key: string) => ({
	key,
	path: `[${key.length % 2 === 0 ? `"${key}"` : `'${key}'`}]`,
});

/** Names that n8n does not let an expression read, even where an item has such a field. */
const REFUSED = [
	...['arguments', 'binding', 'callee', 'caller', 'constructor', 'prototype', '__proto__'],
	...['mainModule', 'defineProperty', 'prepareStackTrace', '_load', 'dlopen', 'execve'],
];
const SAYS_NO = /^(?:Cannot access ".+" due to security|Expression contains invalid constructor)/u;

it.each([...REFUSED, 'constructorId'].map(dotted).concat(quoted('my.constructor')))(
	'leaves $path to n8n, which refuses it',
	async ({ key, path }) => {
		const to = `={{ $json${path} }}`;
		expect(draggedField(to)).toBeUndefined();
		await expect(evaluated(to, [{ [key]: '0912345678' }])).rejects.toThrow(SAYS_NO);
	},
);

it('reads what n8n itself would have made of the expression, and nothing that n8n refuses', async () => {
	const name = fc.oneof(
		fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/u).map(dotted),
		fc.stringMatching(/^[ 手機A-Za-z0-9.$@:#\-[\]()/]{1,8}$/u).map(quoted),
		fc.constantFrom(...REFUSED).map(quoted),
	);
	const value = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 30 }),
		fc.constantFrom('={{ 1 + 1 }}', '{{ $json }}', '=', '', '0912 345 678', '`${1}`'),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.integer(),
	);
	const example = fc.tuple(name, fc.array(value, { minLength: 1, maxLength: 5 }));
	await fc.assert(
		fc.asyncProperty(example, async ([{ key, path }, values]) => {
			const to = `={{ $json${path} }}`;
			const items = values.map((to) => ({ other: 1, [key]: to }));
			const field = draggedField(to);
			if (field === undefined) {
				await expect(evaluated(to, items)).rejects.toThrow(SAYS_NO);
			} else {
				expect(field).toBe(key);
				expect(items.map((json) => ownField(json, key))).toEqual(await evaluated(to, items));
			}
		}),
		{ numRuns: 150 },
	);
});
