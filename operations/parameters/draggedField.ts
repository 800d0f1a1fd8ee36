import { isSafeObjectProperty } from 'n8n-workflow';

/** `$json.name`, `$json["name"]` or `$json['name']` alone, as n8n's editor writes it for a dragged field. */
const DRAGGED =
	/^=\{\{\s*\$json(?:\.([A-Za-z_]\w*)|\[(?:"([^"\\\r\n`{}]+)"|'([^'\\\r\n`{}]+)')\])\s*\}\}$/;

/** n8n takes this for a call of a constructor, wherever in an expression it stands. */
const CONSTRUCTOR = /\.\s*constructor/;

/**
 * The field of the item that an expression stands for, where it is nothing else: what n8n's editor
 * writes when a field is dragged into a parameter. Undefined for every other expression, and for the
 * names that n8n refuses to read (`caller`, `binding`, …): the error is n8n's own.
 */
export function draggedField(parameter: unknown): string | undefined {
	if (typeof parameter !== 'string') return undefined;
	const match = DRAGGED.exec(parameter);
	const name = match?.[1] ?? match?.[2] ?? match?.[3];
	if (name === undefined || !isSafeObjectProperty(name) || CONSTRUCTOR.test(parameter))
		return undefined;
	return name;
}

/**
 * The item's own field of this name, where it is text or a number: then it is exactly what n8n's
 * evaluator returns. Undefined for anything else, which n8n has to say something about.
 */
export function ownField(
	json: Readonly<Record<string, unknown>> | undefined,
	name: string,
): string | number | undefined {
	if (json === undefined || !Object.hasOwn(json, name)) return undefined;
	const value = json[name];
	return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
