import { operations } from '../../../nodes/UMailEdm/operations';
import { contactListCases } from './cases/contactList';
import { UMailHarness } from './harness';

const harness = new UMailHarness().install();
const cases = [...contactListCases];

describe.each(cases)('$operation', ({ operation, shows, given, output, then }) => {
	test(shows, async () => {
		const items = await harness.json(operation, await given(harness));
		expect(items).toEqual(output);
		await then?.(harness, items);
	});
});

test.each(
	Object.entries(operations).flatMap(([resource, byName]) =>
		Object.keys(byName).map((name) => `${resource}.${name}`),
	),
)('%s has a case', (name) => {
	expect(cases.map(({ operation }) => operation)).toContain(name);
});
