import { readId } from '../UMailEdm/locators';

/**
 * The IDs that a field holds: chosen, or from an expression as a list or with separators between.
 *
 * @param label the field as the panel shows it
 * @throws InputProblem when one is no ID of U-Mail
 */
export function readIds(values: readonly string[], label: string): string[] {
	const texts = values.flatMap((value) => value.split(/[\s,;]+/u)).filter((text) => text !== '');
	return [...new Set(texts.map((value) => readId({ value }, label)))];
}
