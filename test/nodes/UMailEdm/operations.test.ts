import { resources } from '../../../nodes/UMailEdm/operations';
import { operationCases } from './cases/all';
import { UMailHarness } from './harness';

const harness = new UMailHarness().install();

describe.each(operationCases)(
	'$operation',
	({ operation, shows, given, account, input, output, then }) => {
		test(shows, async () => {
			const items = await harness.json(operation, await given(harness), {
				...(account === undefined ? {} : { account }),
				...(input === undefined ? {} : { input }),
			});
			expect(items).toEqual(output);
			await then?.(harness, items);
		});
	},
);

test.each(
	Object.entries(resources).flatMap(([resource, { operations }]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	),
)('%s has a case', (name) => {
	expect(operationCases.map(({ operation }) => operation)).toContain(name);
});
