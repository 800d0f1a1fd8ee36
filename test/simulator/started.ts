import { startSimulator, type Simulator } from '../../simulator/simulator';

/** The simulator of the test file that imports this: started before its tests, reset before each. */
export let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
beforeEach(() => {
	simulator.reset();
});
afterAll(async () => {
	await simulator.close();
});
