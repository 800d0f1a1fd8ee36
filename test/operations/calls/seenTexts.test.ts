import fc from 'fast-check';
import { SeenTexts } from '../../../operations/calls/seenTexts';

it('knows each text once, as a set does', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (texts) => {
			const seen = new SeenTexts();
			const set = new Set<string>();
			for (const text of texts) {
				expect(seen.add(text)).toBe(!set.has(text));
				set.add(text);
			}
		}),
	);
});

it('mistakes none of a million addresses that are much alike', () => {
	const seen = new SeenTexts();
	let mistaken = 0;
	for (let index = 0; index < 1_000_000; index++) {
		if (!seen.add(`user${index}@example.com`)) mistaken++;
	}
	expect(mistaken).toBe(0);
	expect(seen.add('user999999@example.com')).toBe(false);
});
