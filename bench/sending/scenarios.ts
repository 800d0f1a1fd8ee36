import type { Comparison, Entry, Scenario } from './scenario';

/** Seconds of a round for what is scaled: what a result depends on, and what is only shown. */
const LONG = 4;
const SHORT = 2;

const ours: readonly Entry[] = [
	{ contestant: 'node' },
	{ contestant: 'client' },
	{ contestant: 'floor' },
];
const helper = (seconds: number): Entry => ({ contestant: 'helper', seconds });
const chunks = (seconds: number): Entry => ({ contestant: 'helperChunks', seconds });
const atOnce: Entry = { contestant: 'httpRequestAtOnce' };
const batches: Entry = { contestant: 'httpRequestBatches' };

const overHelper = (
	contestant: Comparison['contestant'],
	rest: Pick<Comparison, 'atLeast' | 'limit'>,
): Comparison => ({ contestant, references: ['helper'], ...rest });

const overHttpRequest: Comparison = {
	contestant: 'node',
	references: ['httpRequestAtOnce', 'httpRequestBatches'],
};

/** How close this package is to what there is to reach. */
const aboveFloor: Comparison = {
	contestant: 'node',
	references: ['floor'],
	of: 'excess',
	limit: 1,
};

const ONE_TEXT = '10,000 recipients, one text';
const one = { title: ONE_TEXT, work: 'oneText', messages: 10_000, window: 10 } as const;
const OWN_TEXTS = '5,000 recipients, a text each';
const own = { title: OWN_TEXTS, work: 'ownTexts', messages: 5_000 } as const;
const ROUND_TRIP = 20;

/** One text to many: what sharing requests, connections and waiting brings. */
export const oneTextScenarios: readonly Scenario[] = [
	{
		...one,
		latency: 50,
		entries: [...ours, helper(LONG), chunks(SHORT), atOnce, { ...batches, seconds: SHORT }],
		comparisons: [
			overHelper('client', { atLeast: 480, limit: 526 }),
			overHelper('node', { atLeast: 430, limit: 526 }),
			{ ...overHttpRequest, atLeast: 10 },
			// What reading the parameters of 10,000 items adds.
			{ contestant: 'node', references: ['client'], of: 'excess', atMost: 1.05, limit: 1 },
			aboveFloor,
		],
	},
	{
		...one,
		latency: 0,
		roundTrip: ROUND_TRIP,
		entries: [...ours, helper(LONG), { ...batches, seconds: SHORT }],
		comparisons: [
			overHelper('client', { atLeast: 1200, limit: 1560 }),
			overHelper('node', { atLeast: 700, limit: "n8n's expressions" }),
			aboveFloor,
		],
	},
	{
		...one,
		latency: 5,
		entries: [...ours, helper(SHORT), { ...batches, seconds: SHORT }],
		comparisons: [overHelper('node', {}), overHttpRequest, aboveFloor],
	},
	{
		...one,
		latency: 0,
		entries: [...ours, helper(SHORT), atOnce],
		comparisons: [overHelper('node', {}), overHttpRequest, aboveFloor],
	},
];

/** A text each: nothing to share but connections and waiting. */
export const ownTextScenarios: readonly Scenario[] = [
	{
		...own,
		window: 10,
		latency: 50,
		entries: [
			{ contestant: 'node', seconds: LONG },
			helper(LONG),
			chunks(SHORT),
			{ ...batches, seconds: SHORT },
		],
		comparisons: [overHelper('node', { atLeast: 9.5, limit: 10.5 })],
	},
	{
		...own,
		window: 10,
		latency: 0,
		roundTrip: ROUND_TRIP,
		entries: [...ours, helper(LONG)],
		comparisons: [
			overHelper('client', { atLeast: 30, limit: '3 round trips × window' }),
			overHelper('node', {}),
			aboveFloor,
		],
	},
	{
		...own,
		window: 50,
		latency: 'exponential',
		entries: [
			{ contestant: 'node' },
			{ contestant: 'floor' },
			{ contestant: 'helperChunks' },
			atOnce,
		],
		comparisons: [
			{ contestant: 'node', references: ['helperChunks'], atLeast: 3.5, limit: 4.5 },
			overHttpRequest,
			aboveFloor,
		],
	},
	{
		...own,
		window: 10,
		latency: 0,
		entries: [...ours, helper(SHORT), atOnce],
		comparisons: [
			{ ...overHttpRequest, of: 'cpu', atLeast: 4, limit: "n8n's expressions" },
			overHttpRequest,
			overHelper('node', {}),
			aboveFloor,
		],
	},
	{
		...own,
		title: '5,000 recipients, a text each, made by a longer expression',
		work: 'evaluatedTexts',
		window: 10,
		latency: 0,
		entries: [...ours.slice(0, 1), atOnce],
		comparisons: [{ ...overHttpRequest, of: 'cpu', limit: "n8n's expressions" }, overHttpRequest],
	},
];

/** What became of messages. */
export const statusScenarios: readonly Scenario[] = [
	{
		title: '5,000 status queries',
		work: 'statuses',
		messages: 5_000,
		window: 10,
		latency: 50,
		entries: [...ours, helper(LONG / 2), batches],
		comparisons: [
			overHelper('client', { limit: 526 }),
			overHelper('node', { limit: 526 }),
			overHttpRequest,
			aboveFloor,
		],
	},
];

/** Multimedia messages: 500 recipients share the picture. */
export const mmsScenarios: readonly Scenario[] = [
	{
		title: '2,000 MMS with a picture of 200 KB',
		work: 'mms',
		messages: 2_000,
		window: 10,
		latency: 50,
		entries: [...ours, helper(LONG / 2), chunks(SHORT), { ...batches, seconds: SHORT }],
		comparisons: [overHelper('node', {}), overHelper('client', {}), overHttpRequest, aboveFloor],
	},
];
