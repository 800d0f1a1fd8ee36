import fc from 'fast-check';
import { localPartOf, readEmail } from '../../messaging/email';
import { growth, LINEAR } from '../growth';

describe('readEmail', () => {
	it.each([
		'ann@example.com',
		'a@b.tw',
		'ann.lee+tag@mail.example.com.tw',
		"o'neil_7!#$%&*=?^`{|}~/-@x-y.example",
		'名稱@例子.台灣',
		`${'a'.repeat(64)}@example.com`,
		'ann@1.2.3.example',
	])('takes %s as it is', (address) => {
		expect(readEmail(address)).toEqual({ address });
	});

	it.each([' ann@example.com\r\n', '\tann@example.com', '\ufeffann@example.com\u200b'])(
		'drops what nobody sees around %j',
		(typed) => {
			expect(readEmail(typed)).toEqual({ address: 'ann@example.com' });
		},
	);

	it.each(['', ' ', '\n'])('says that %j is empty', (typed) => {
		expect(readEmail(typed)).toEqual({ problem: 'The address is empty' });
	});

	it.each([
		'ann',
		'ann@',
		'@example.com',
		'ann@example',
		'ann@@example.com',
		'ann@example.com@example.com',
		'ann lee@example.com',
		'ann@exam ple.com',
		'ann@example.com,bob@example.com',
		'ann@example.com;bob@example.com',
		'ann@example.com\nbob@example.com',
		'ann@example.com\tAnn',
		'Ann <ann@example.com>',
		'<ann@example.com>',
		'mailto:ann@example.com',
		'"ann"@example.com',
		'ann\u200b@example.com',
		'ann\0@example.com',
		'.ann@example.com',
		'ann.@example.com',
		'ann..lee@example.com',
		'ann@.example.com',
		'ann@example.com.',
		'ann@example..com',
		'ann@-example.com',
		'ann@example-.com',
		'ann@example.c',
		'ann@[127.0.0.1]',
		'ann@example.com/a',
		`${'a'.repeat(250)}@b.tw`,
	])('takes %j for no address', (typed) => {
		const shown = typed.trim().replace(/^(.{100}).+$/u, '$1…');
		expect(readEmail(typed)).toEqual({ problem: `'${shown}' is not an e-mail address` });
	});

	it('lets nothing through that separates addresses or columns, in whatever text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', 'a@b.tw'), (text, end) => {
				const email = readEmail(text + end);
				if ('address' in email) expect(email.address).not.toMatch(/[\s,;<>"]/u);
			}),
			{ numRuns: 1_000 },
		);
	});

	it.each(['a', 'a.', 'a-', '-', 'é'])(
		'takes linear time over what nearly is one of %j',
		async (part) => {
			const read = (count: number): void => {
				expect(readEmail(`a@${part.repeat(count)}!`)).toHaveProperty('problem');
				expect(readEmail(`${part.repeat(count)}@`)).toHaveProperty('problem');
			};
			expect(await growth(read, 250_000)).toBeLessThan(LINEAR);
			// Short enough to be looked at as a whole.
			for (let times = 0; times < 100; times++) read(100);
		},
	);
});

test('localPartOf', () => {
	expect(localPartOf('ann.lee@example.com')).toBe('ann.lee');
});
