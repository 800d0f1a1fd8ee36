import type { Playground } from '../../Playground';
import { listAt, textAt, type JsonObject } from '../../server/json';
import { runExample, show } from '../run';
import { formatTable } from '../table';

const HEADINGS = ['Tag', 'ID', 'Result'];

/** What the workflow's nodes must say, in their order. */
const STEPS: readonly (readonly [node: string, key: string])[] = [
	['Create tag', 'id'],
	['Rename tag', 'success'],
	['Clear tag', 'cleared'],
	['Delete tag', 'deleted'],
];

/** A step of a tag's life and what came of it. */
export interface Step {
	readonly node: string;
	readonly key: string;
	readonly result: JsonObject | undefined;
}

/** Makes a tag, renames it, clears it and deletes it. */
export async function liveTag(playground: Playground): Promise<Step[]> {
	const execution = await runExample(playground, 'workflows/tag-life.json');
	return STEPS.map(([node, key]) => ({ node, key, result: execution.json(node)[0] }));
}

/** The steps as a table. */
export function tagTable(steps: readonly Step[]): string {
	const id = show(steps[0]?.result?.['id']);
	return formatTable(
		HEADINGS,
		steps.map(({ node, key, result }) => [node, id, `${key}: ${show(result?.[key])}`]),
	);
}

/** What is not as it must be with the steps, and with what the gateway was asked. */
export async function checkTag(playground: Playground, steps: readonly Step[]): Promise<string[]> {
	const problems = steps.flatMap(({ node, key, result }, index) => {
		const value = result?.[key];
		const isRight = index === 0 ? typeof value === 'string' && value !== '' : value === true;
		return isRight ? [] : [`${node}: ${key} is ${show(value)}`];
	});
	const requests = listAt(await playground.simulator.control('GET', 'cloudmax/requests'));
	const renamed = requests.some((one) =>
		JSON.stringify(one).includes('Anniversary & friends <2026>'),
	);
	if (!renamed) problems.push('The new name did not arrive as it was typed');
	const left = listAt(await playground.simulator.control('GET', 'cloudmax/tags'));
	if (left.length > 0) problems.push(`${left.length} tags are left: ${textAt(left[0], 'name')}`);
	return problems;
}
