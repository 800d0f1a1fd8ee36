import { Harness } from './harness';

/** The harness of the test file that imports this: started before its tests, reset before each. */
export let harness: Harness;

beforeAll(async () => {
	harness = await Harness.start();
});
beforeEach(async () => {
	await harness.reset();
});
afterAll(async () => {
	await harness.close();
});
