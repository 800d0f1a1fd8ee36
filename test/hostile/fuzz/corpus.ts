import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inputSchema, type InputData } from './Input';

/** Inputs that once broke something, a folder for each target: they are tried before all others. */
const folder = path.join(__dirname, '..', 'corpus');

/** The inputs that are kept for a target. */
export function keptInputs(target: string): InputData[] {
	const own = path.join(folder, target);
	if (!existsSync(own)) return [];
	return readdirSync(own)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => inputSchema.parse(JSON.parse(readFileSync(path.join(own, name), 'utf8'))));
}

/** Keeps an input, and returns its file. */
export function keep(target: string, input: InputData): string {
	const text = `${JSON.stringify(input)}\n`;
	const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
	const file = path.join(folder, target, `${name}.json`);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
	return file;
}
