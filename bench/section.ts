import type { Row } from './rows';

/** A contestant in a chart: how many times as long it takes as the first one. */
export interface Bar {
	readonly name: string;
	readonly times: number;
	/** Of all rounds. */
	readonly least: number;
	readonly most: number;
	readonly isScaled: boolean;
}

/** A comparison to be drawn. */
export interface Chart {
	readonly title: string;
	readonly subtitle: string;
	readonly bars: readonly Bar[];
}

/** What a part of a work came to. */
export interface Section {
	readonly rows: readonly Row[];
	readonly charts: readonly Chart[];
}

/** A work of the benchmark: it measures so many rounds, interleaved. */
export type Measure = (rounds: number) => Promise<Section>;

/** Several parts as one. */
export function joined(sections: readonly Section[]): Section {
	return {
		rows: sections.flatMap(({ rows }) => rows),
		charts: sections.flatMap(({ charts }) => charts),
	};
}
