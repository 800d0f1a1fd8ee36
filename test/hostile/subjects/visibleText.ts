/** Fields of an error that are no enumerable ones and yet get into logs and stored executions. */
const OF_ERRORS = ['name', 'message', 'stack', 'cause', 'description', 'context', 'messages'];

/** All texts in a value, whatever holds them: stacks and causes of errors too. */
export function visibleText(value: unknown): string {
	const texts: string[] = [];
	const known = new Set<unknown>();
	const visit = (one: unknown): void => {
		if (typeof one === 'string') texts.push(one);
		if (typeof one === 'number' || typeof one === 'boolean') texts.push(String(one));
		if (typeof one !== 'object' || one === null || known.has(one)) return;
		known.add(one);
		if (one instanceof Uint8Array) {
			texts.push(Buffer.from(one).toString('latin1'));
			return;
		}
		for (const [name, field] of Object.entries(one)) {
			texts.push(name);
			visit(field);
		}
		if (one instanceof Error) for (const name of OF_ERRORS) visit(Reflect.get(one, name));
	};
	visit(value);
	return texts.join('\n');
}
