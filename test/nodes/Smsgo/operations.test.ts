import { operationCases } from './cases/all';
import { jsonOf, SmsgoHarness } from './harness';

const harness = new SmsgoHarness().install();

describe.each(operationCases)('$operation', ({ operation, shows, given, items, output, then }) => {
	test(shows, async () => {
		const [resource = '', name = ''] = operation.split('.');
		const parameters = { resource, ...(await given(harness, false)) };
		const found = jsonOf(await harness.run(name, parameters, items === undefined ? {} : { items }));
		expect(found).toEqual(output);
		then?.(harness, found);
	});
});
