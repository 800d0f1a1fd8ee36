import { Playground } from '../../../playground/Playground';
import { reportOf } from './report';
import { soak, type Soaked } from './soak';
import { slopeOf } from './slope';

const SOAK_MS = 75_000;
/**
 * MB by which the memory may grow in a minute. V8 lets n8n's grow by a hundred before it collects, and
 * by more where the machine is faster: so short a run finds only what keeps every message's data, and
 * `npm run soak -- 10` prints what grows slowly.
 */
const MOST_MEMORY = 500;
/** Sockets that may come up in a minute beyond those that a gateway is kept open with. */
const MOST_SOCKETS = 20;

let playground: Playground;
let soaked: Soaked;

beforeAll(async () => {
	playground = await Playground.open({ name: 'soak', environment: { N8N_METRICS: 'true' } });
	soaked = await soak(playground, SOAK_MS);
	console.log(reportOf(soaked));
}, 600_000);

afterAll(async () => {
	await playground.close();
}, 60_000);

it.each(['smsgo', 'mitake', 'cloudmax', 'umail'])('%s: the books balance', (name) => {
	const balance = soaked.balances.find(({ gateway }) => gateway === name);
	expect(balance?.wrong).toEqual([]);
	expect(balance?.accepted).toBeGreaterThan(0);
});

it('something went wrong on the way, and was told', () => {
	const unknown = soaked.balances.reduce((sum, balance) => sum + balance.unknown, 0);
	expect(unknown).toBeGreaterThan(0);
});

it("the gateway's list has the message IDs that the workflows have", () => {
	expect(soaked.otherIds).toEqual([]);
});

it('every report that was acknowledged is an execution', () => {
	const { acknowledged, stored, givenUp } = soaked.reports;
	expect(givenUp).toBe(0);
	expect(acknowledged).toBeGreaterThan(0);
	expect(stored).toBeGreaterThanOrEqual(acknowledged);
});

it('neither memory nor sockets grow with the messages', () => {
	const slopes = new Map(soaked.growth.map(({ measure, slope }) => [measure, slope]));
	expect(slopes.get('memory (MB)')).toBeLessThan(MOST_MEMORY);
	expect(slopes.get('sockets')).toBeLessThan(MOST_SOCKETS);
});

it('a slope is that of the line with the least squares', () => {
	expect(
		slopeOf([
			[0, 1],
			[1, 3],
			[2, 5],
		]),
	).toBeCloseTo(2);
	expect(
		slopeOf([
			[0, 1],
			[1, 0],
			[2, 1],
			[3, 0],
		]),
	).toBeCloseTo(-0.2);
	expect(slopeOf([])).toBe(0);
});
