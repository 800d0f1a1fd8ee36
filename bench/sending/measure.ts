import { withProgress } from '../../scripts/progress';
import { joined, type Measure } from '../section';
import { compare } from './compare';
import { gatewayName, type Scenario } from './scenario';

/** Measures one scenario after the other. */
export function scenarios(all: readonly Scenario[]): Measure {
	return async (rounds) => {
		const sections = [];
		for (const scenario of all) {
			const label = `${scenario.title}; ${gatewayName(scenario)}`;
			sections.push(await withProgress(label, async () => await compare(scenario, rounds)));
		}
		return joined(sections);
	};
}
