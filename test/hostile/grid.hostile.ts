import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { END, gridText, START } from './grid';

const file = path.join(__dirname, '..', '..', 'docs', 'reliability.md');

// `WRITE_GRID=1 npm run test:hostile -- grid` writes what the table says.
test('the grid in docs/reliability.md is what the table of this suite says', () => {
	const [before = '', rest = ''] = readFileSync(file, 'utf8').split(START);
	const [, after = ''] = rest.split(END);
	const wanted = `${before}${gridText()}${after}`;
	if (process.env['WRITE_GRID'] === '1') writeFileSync(file, wanted);
	expect(readFileSync(file, 'utf8')).toBe(wanted);
});
