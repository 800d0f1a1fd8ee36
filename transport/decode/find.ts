import type { Json } from './json';
import { ATTRIBUTE_PREFIX, TEXT_KEY, type XmlNode } from './xmlNode';

/**
 * The text under a name, in whatever case, at any depth of XML or JSON. The level nearest to the
 * root decides, and on it the first object that has the name with a scalar; where that object has it
 * more than once, the last that is not empty. An attribute counts where no element of the name
 * does. `null` and an empty element are the empty text; `true` and `false` are spelled out.
 *
 * @example findValue({ RESULT: { ErrorCode: '0' } }, 'errorcode') // '0'
 */
export function findValue(node: Json, name: string): string | undefined {
	const wanted = name.toLowerCase();
	const queue: Json[] = [node];
	// The array grows while it is walked: level by level, in the order of the document.
	for (const current of queue) {
		if (typeof current !== 'object' || current === null) continue;
		if (Array.isArray(current)) {
			for (const item of current) queue.push(item);
			continue;
		}
		const entries = Object.entries(current);
		const texts = [wanted, `${ATTRIBUTE_PREFIX}${wanted}`].map((key) =>
			entries
				.filter(([entry]) => entry.toLowerCase() === key)
				.flatMap(([, value]) => scalars(value)),
		);
		const found = texts.find(({ length }) => length > 0);
		if (found !== undefined) return found.findLast((text) => text !== '') ?? '';
		for (const [, value] of entries) queue.push(value);
	}
	return undefined;
}

/**
 * Every node of a name, in whatever case, at any depth, in the order of the document; lists are
 * taken apart. What lies inside a node that is found belongs to it and is not looked through, so a
 * `link` inside a `link` is not a second one.
 *
 * @example findAll({ list: { task: [{ id: '1' }, { id: '2' }] } }, 'task') // both tasks
 */
export function findAll(node: XmlNode, name: string): XmlNode[];
export function findAll(node: Json, name: string): Json[];
export function findAll(node: Json, name: string): Json[] {
	if (typeof node !== 'object' || node === null) return [];
	if (Array.isArray(node)) return node.flatMap((item) => findAll(item, name));
	return Object.entries(node).flatMap(([key, value]) => {
		if (key.toLowerCase() !== name.toLowerCase()) return findAll(value, name);
		return Array.isArray(value) ? value : [value];
	});
}

/** The texts of a node that is one, or of a list of them. */
function scalars(node: Json): string[] {
	if (node === null) return [''];
	if (typeof node === 'string') return [node];
	if (typeof node === 'boolean') return [String(node)];
	if (Array.isArray(node)) return node.flatMap(scalars);
	const text = Object.hasOwn(node, TEXT_KEY) ? node[TEXT_KEY] : undefined;
	return text === undefined ? [] : scalars(text);
}
