/** Things by their id, in the order in which they were added. */
export class Store<T extends { readonly id: string }> {
	protected readonly byId = new Map<string, T>();

	all(): readonly T[] {
		return [...this.byId.values()];
	}

	find(id: string): T | undefined {
		return this.byId.get(id);
	}

	remove(id: string): void {
		this.byId.delete(id);
	}

	clear(): void {
		this.byId.clear();
	}

	/** Puts a thing in, or in the place of the one with the same id. */
	protected put<U extends T>(thing: U): U {
		this.byId.set(thing.id, thing);
		return thing;
	}
}

/** Adds a value to those of its key. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const values = map.get(key);
	if (values === undefined) map.set(key, [value]);
	else values.push(value);
}
