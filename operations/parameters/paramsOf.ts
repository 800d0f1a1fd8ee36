import type { INodeProperties } from 'n8n-workflow';

interface Field {
	readonly name: string;
	readonly type: INodeProperties['type'];
	readonly options?: readonly unknown[];
}

type NameOf<M> = M extends { name: infer N } ? N : never;

/** The value that a declared field gives to its operation. */
type ValueOf<F> = F extends { type: 'options'; options: readonly (infer O)[] }
	? O extends { value: infer V }
		? V
		: never
	: F extends { type: 'multiOptions'; options: readonly (infer O)[] }
		? readonly (O extends { value: infer V } ? V : never)[]
		: F extends { type: 'collection'; options: infer O extends readonly Field[] }
			? Partial<ParamsOf<O>>
			: F extends { type: 'fixedCollection'; options: readonly (infer G)[] }
				? {
						readonly [
							K in G as K extends { name: infer N extends string } ? N : never
						]?: K extends {
							values: infer V extends readonly Field[];
						}
							? ParamsOf<V>
							: never;
					}
				: F extends { type: 'resourceLocator'; modes: readonly (infer M)[] }
					? { readonly mode: NameOf<M>; readonly value: string }
					: F extends { type: 'number' }
						? number
						: F extends { type: 'boolean' }
							? boolean
							: F extends { type: 'multiOptions' }
								? readonly string[]
								: string;

/**
 * The parameters of an operation, from the one place where its fields are declared.
 *
 * Text and dates are strings, numbers and switches what they say, a choice is one of its values, or
 * text where the editor loads them, a collection has what the user added to it, a resource locator the way it was chosen and the value.
 */
export type ParamsOf<Fields extends readonly Field[]> = {
	readonly [F in Fields[number] as F['type'] extends 'notice' ? never : F['name']]: ValueOf<F>;
};
