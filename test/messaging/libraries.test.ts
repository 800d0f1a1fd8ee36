import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Which numbers have the world's numbering plans loaded, each in a process of its own. */
function isLoadedBy(typed: readonly string[]): boolean {
	const script = `
		const { readRecipient } = require('./dist/messaging/recipient.js');
		for (const typed of ${JSON.stringify(typed)}) readRecipient(typed);
		const late = Object.keys(require.cache).filter((file) => file.endsWith('libraries.late.js'));
		console.log(late.length);
	`;
	return execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }) === '1\n';
}

test.each([
	['nothing', []],
	[
		'what is at home, or Chinese',
		['0912345678', '+886912345678', '912345678', '+8613681912700', '0912', 'Ann', ''],
	],
])('the numbering plans of the world are not loaded for %s', (_what, typed) => {
	expect(isLoadedBy(typed)).toBe(false);
});

test('they are for a number abroad', () => {
	expect(isLoadedBy(['+447911123456'])).toBe(true);
});
