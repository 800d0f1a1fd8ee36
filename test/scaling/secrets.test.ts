import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** Texts that nearly match a secret everywhere, or match it so that the matches overlap. */
const CASES: Readonly<Record<string, readonly [secret: string, unit: string]>> = {
	'overlapping digits': ['111111', '1'],
	'white space alone': ['      ', ' '],
	'white space in it': ['a     b', ' '],
	backslashes: ['\\\\\\\\\\\\\\\\', '\\'],
	'escapes of a percent sign': ['%25%25%25%25', '%25'],
	references: ['&amp;&amp;&amp;', '&amp;amp;'],
	'blanks in a form': ['+ + + + ', '+ '],
	base64: ['aaaaaaaa', 'YWFh'],
	Chinese: ['密碼密碼密碼', '密碼'],
	'64 KiB that match': ['1'.repeat(65_536), '1'],
	'64 KiB that do not match': [`${'x'.repeat(65_535)}y`, 'x'],
};

const built = createRequire(__filename).resolve('../../dist/transport/secrets.js');

/** Processor time in milliseconds, of texts of n and 2 n, in a process of its own. */
function times(secret: string, unit: string): { readonly once: number; readonly twice: number } {
	const script = `
		const { Secrets } = require(${JSON.stringify(built)});
		const [secret, unit] = JSON.parse(process.argv[1]);
		const secrets = new Secrets([secret]);
		const best = (text, work) => Math.min(...Array.from({ length: 7 }, () => {
			const start = process.cpuUsage();
			work(text);
			const { user, system } = process.cpuUsage(start);
			return (user + system) / 1000;
		}));
		const text = (length) => Buffer.from(unit.repeat(Math.ceil(length / unit.length))).toString();
		const work = (text) => { secrets.scrub(text); secrets.line(text, 200, true); };
		work(text(100_000));
		const once = best(text(200_000), work);
		console.log(JSON.stringify({ once, twice: best(text(400_000), work) }));
	`;
	const output = execFileSync(process.execPath, ['-e', script, JSON.stringify([secret, unit])]);
	const read: unknown = JSON.parse(output.toString());
	if (typeof read !== 'object' || read === null) throw new Error('The process said nothing');
	const once = 'once' in read ? Number(read.once) : NaN;
	return { once, twice: 'twice' in read ? Number(read.twice) : NaN };
}

test.each(Object.entries(CASES))(
	'scrubbing takes time linear in a text: %s',
	(_name, [secret, unit]) => {
		const { once, twice } = times(secret, unit);
		// What takes hardly any time grows by chance.
		expect(twice / Math.max(once, 2)).toBeLessThan(3);
	},
);
