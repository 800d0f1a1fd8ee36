import { growthOf, LINEAR, ratioOf } from './growth';
import { tables } from './readers';
import type { Reader } from './readers/reader';
import { shapesIn } from './shapes';

/** One bad reader must not take the time of all. */
const MOST_FINDINGS = 5;

/**
 * Measures the readers of one table, and prints for which texts one takes more than linear time: a
 * JSON list of sentences.
 */
async function main(table: string): Promise<void> {
	const findings: string[] = [];
	for (const [name, reader] of Object.entries(tables[table] ?? {})) {
		for (const finding of await findingsOf(reader)) findings.push(`${name}: ${finding}`);
	}
	process.stdout.write(JSON.stringify(findings));
}

async function findingsOf({ read, frames }: Reader): Promise<string[]> {
	const findings: string[] = [];
	for (const { name, textOf } of shapesIn(frames)) {
		const growth = await growthOf(read, textOf);
		if (growth === undefined || ratioOf(growth) < LINEAR) continue;
		const { length, once, twice } = growth;
		findings.push(`${name} of ${length}: ${once} µs, and ${twice} µs for twice as many`);
		if (findings.length === MOST_FINDINGS) break;
	}
	return findings;
}

void main(process.argv[2] ?? '');
