import { median } from '../measure';
import { row } from '../rows';
import type { Measure } from '../section';
import { Arena, type Weight } from './arena';
import { gatewayName, names } from './scenario';
import { oneTextScenarios } from './scenarios';

const TIMES = 10;
const MOST_TIMES = 10.5;
/** What may stay of the larger run and not of the smaller, when the results of both are gone. */
const MOST_LEFT_MB = 1;
const MB = 1_000_000;

/** Ten times the recipients through the node: its time, and its memory. */
export const measureGrowth: Measure = async (rounds) => {
	const [scenario] = oneTextScenarios;
	if (scenario === undefined) throw new Error('there is nothing to grow');
	const { messages } = scenario;
	const many = messages * TIMES;
	const { small, large, less, more } = await Arena.use(scenario, async (arena) => {
		await arena.run('node', messages);
		const times = { small: new Array<number>(), large: new Array<number>() };
		for (let round = 0; round < rounds; round++) {
			times.small.push((await arena.run('node', messages)).ms);
			times.large.push((await arena.run('node', many)).ms);
		}
		// Once before, for what stays of the first run for good.
		await arena.weigh('node', many);
		const less = await arena.weigh('node', messages);
		return { ...times, less, more: await arena.weigh('node', many) };
	});
	const common = {
		work: `${many.toLocaleString('en')} recipients, one text; ${gatewayName(scenario)}`,
		reference: `${messages.toLocaleString('en')} recipients`,
	};
	const above = (weight: Weight, count: number) => (weight.most - weight.held) / count / 1000;
	return {
		rows: [
			row({
				...common,
				contestant: `${names.node}, time`,
				ratio: median(large) / median(small),
				atMost: MOST_TIMES,
				limit: TIMES,
			}),
			row({
				...common,
				contestant: `${names.node}, memory that stays when its results are gone`,
				ratio: (more.left - less.left) / MB,
				unit: 'MB',
				atMost: MOST_LEFT_MB,
				limit: 0,
			}),
			row({
				...common,
				contestant: `${names.node}, memory beyond its items and results, for each recipient`,
				reference: 'its items and results',
				ratio: above(more, many),
				unit: 'KB',
				note: `with ${common.reference}: ${above(less, messages).toFixed(2)} KB`,
			}),
		],
		charts: [],
	};
};
