/** `$json.name`, `$json["name"]` or `$json['name']` alone, as n8n's editor writes it for a dragged field. */
const DRAGGED =
	/^=\{\{\s*\$json(?:\.([A-Za-z_]\w*)|\[(?:"([^"\\\r\n`{}]+)"|'([^'\\\r\n`{}]+)')\])\s*\}\}$/;

/**
 * The field of the item that an expression stands for, where it is nothing else: what n8n's editor
 * writes when a field is dragged into a parameter. Undefined for every other expression.
 */
export function draggedField(parameter: unknown): string | undefined {
	if (typeof parameter !== 'string') return undefined;
	const match = DRAGGED.exec(parameter);
	return match?.[1] ?? match?.[2] ?? match?.[3];
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
