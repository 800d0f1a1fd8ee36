import { row, type Row } from '../rows';
import type { Section } from '../section';
import { Arena } from './arena';
import { BATCH } from './batch';
import type { ContestantName } from './contestants';
import { Measured } from './measured';
import { gatewayName, names, type Comparison, type Entry, type Scenario } from './scenario';
import { works } from './works';

/** Messages before the clock counts: of a loop, and of what is fast. */
const WARM_UP = { linear: BATCH, whole: 1_000, again: BATCH / 5 };

/** Everything of one scenario: its rows, and how long each contestant took for the plots. */
export async function compare(scenario: Scenario, rounds: number): Promise<Section> {
	const measured = await Arena.use(scenario, async (arena) => {
		const all: Measured[] = [];
		for (const entry of scenario.entries) all.push(await warmUp(arena, scenario, entry));
		for (let round = 0; round < rounds; round++) {
			for (const one of all) {
				const { large, small } = one.sizes;
				const { contestant } = one.entry;
				if (small === undefined) {
					one.add(await arena.run(contestant, large), undefined);
					continue;
				}
				// V8 drops the code of what has waited for its turn; the smaller size would pay for that.
				await arena.run(contestant, WARM_UP.again);
				const first = await arena.run(contestant, small);
				one.add(await arena.run(contestant, large), first);
			}
		}
		return all;
	});
	const byName = new Map(measured.map((one) => [one.entry.contestant, one]));
	return {
		rows: [
			...scenario.comparisons.map((comparison) => compared(scenario, comparison, byName)),
			...measured.flatMap((one) => withinWindow(scenario, one)),
		],
		charts: [
			{
				title: scenario.title,
				subtitle: gatewayName(scenario),
				bars: measured.map((one) => ({
					name: names[one.entry.contestant],
					isScaled: one.isScaled,
					...relative(one, found(byName, 'node').ms),
				})),
			},
		],
	};
}

/** How long it takes tells how many messages one that is scaled is measured on. */
async function warmUp(arena: Arena, scenario: Scenario, entry: Entry): Promise<Measured> {
	const { messages } = scenario;
	const { contestant, seconds } = entry;
	if (seconds === undefined) {
		await arena.run(contestant, Math.min(messages, WARM_UP.whole));
		return new Measured(entry, messages, messages);
	}
	await arena.run(contestant, WARM_UP.again);
	const { ms } = await arena.run(contestant, WARM_UP.linear);
	const most = Math.floor((seconds * 1000) / (ms / WARM_UP.linear));
	// Of what is fast, more messages are needed until all of it is compiled.
	await arena.run(contestant, Math.min(WARM_UP.whole, Math.ceil(most / 3)));
	return new Measured(entry, messages, Math.min(messages, most));
}

function compared(
	scenario: Scenario,
	{ contestant, references, of = 'speed', ...bounds }: Comparison,
	byName: ReadonlyMap<ContestantName, Measured>,
): Row {
	const one = found(byName, contestant);
	const others = references
		.flatMap((name) => byName.get(name) ?? [])
		.sort((a, b) => (of === 'cpu' ? a.cpu - b.cpu : a.ms - b.ms));
	const [other] = others;
	if (other === undefined) throw new Error(`${contestant} has nothing to be compared with`);
	const ratio = {
		speed: other.ms / one.ms,
		cpu: other.cpu / one.cpu,
		excess: one.ms / other.ms,
	}[of];
	const isCurved = [one, other].some(({ isLinear }) => !isLinear);
	const isBound = bounds.atLeast !== undefined || bounds.atMost !== undefined;
	const made = row({
		work: `${scenario.title}; ${gatewayName(scenario)}`,
		contestant: names[contestant] + { speed: '', cpu: ', CPU', excess: ', its time over' }[of],
		reference: names[other.entry.contestant],
		ratio,
		...(of === 'speed' ? { limit: limitOf(scenario, other) } : {}),
		...bounds,
		isScaled: one.isScaled || other.isScaled,
		note: [one, other].flatMap(scaleNote).join('; '),
	});
	return isCurved && isBound ? { ...made, isReached: false } : made;
}

/** The most that a full window could win: the reference's time over that of its requests alone. */
function limitOf({ work, messages, window, latency, roundTrip }: Scenario, reference: Measured) {
	if (typeof latency !== 'number' || latency === 0 || roundTrip !== undefined) return undefined;
	const requests = Math.ceil(messages / works[work].shared);
	return reference.ms / (Math.ceil(requests / window) * latency);
}

function scaleNote(measured: Measured): string[] {
	if (!measured.isScaled) return [];
	const { large, small } = measured.sizes;
	const { curve, isLinear } = measured;
	const verdict = isLinear ? '' : ', NOT LINEAR';
	return [
		`measured on ${large} and ${small ?? 0} messages: ${curve.toFixed(3)} × per message${verdict}`,
	];
}

/** Connections and handshakes of this package, at their most. */
function withinWindow(scenario: Scenario, measured: Measured): Row[] {
	const { contestant } = measured.entry;
	if (contestant !== 'node' && contestant !== 'client') return [];
	const most = Math.max(measured.connections, measured.handshakes);
	return [
		row({
			work: `${scenario.title}; ${gatewayName(scenario)}`,
			contestant: `${names[contestant]}, connections and handshakes`,
			reference: 'window',
			ratio: most / scenario.window,
			atMost: 1,
			limit: 1,
			note: `${measured.connections} connections and ${measured.handshakes} handshakes for ${measured.requests} requests`,
		}),
	];
}

function relative(measured: Measured, unit: number) {
	const rounds = measured.rounds.map((ms) => ms / unit);
	return { times: measured.ms / unit, least: Math.min(...rounds), most: Math.max(...rounds) };
}

function found(byName: ReadonlyMap<ContestantName, Measured>, name: ContestantName): Measured {
	const measured = byName.get(name);
	if (measured === undefined) throw new Error(`${name} takes no part`);
	return measured;
}
