import { joined, type Measure } from '../section';
import { compare } from './compare';
import type { Scenario } from './scenario';

/** Measures one scenario after the other. */
export function scenarios(all: readonly Scenario[]): Measure {
	return async (rounds) => {
		const sections = [];
		for (const scenario of all) sections.push(await compare(scenario, rounds));
		return joined(sections);
	};
}
