/** Things by their id, in the order in which they were added. */
export class Store<T> {
	protected readonly byId = new Map<string, T>();

	constructor(private readonly idOf: (thing: T) => string) {}

	all(): readonly T[] {
		return [...this.byId.values()];
	}

	find(id: string): T | undefined {
		return this.byId.get(id);
	}

	remove(id: string): void {
		this.byId.delete(id);
	}

	/** Forgets everything; what is planned with it is the clock's, which is reset as well. */
	clear(): void {
		this.byId.clear();
	}

	/** Puts a thing in, or in the place of the one with the same id. */
	protected put<U extends T>(thing: U): U {
		this.byId.set(this.idOf(thing), thing);
		return thing;
	}
}

/** Adds a value to those of its key. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const values = map.get(key);
	if (values === undefined) map.set(key, [value]);
	else values.push(value);
}
