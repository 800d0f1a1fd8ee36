import fc from 'fast-check';
import { addressFilter } from '../../../operations/callbacks/addressFilter';
import { InputProblem } from '../../../operations/parameters/inputProblem';

test.each(['', ' ', ',', '\n ; ,'])('the empty list %j allows everyone', (list) => {
	const isAllowed = addressFilter(list);
	for (const address of ['203.0.113.1', '2001:db8::1', '', 'nobody']) {
		expect(isAllowed(address)).toBe(true);
	}
});

test.each([
	['203.0.113.7', '203.0.113.7', true],
	['203.0.113.7', '203.0.113.8', false],
	['203.0.113.7/32', '203.0.113.7', true],
	['203.0.113.77/24', '203.0.113.1', true],
	['203.0.113.0/31', '203.0.113.2', false],
	['0.0.0.0/0', '198.51.100.1', true],
	['203.0.113.0/24', '::ffff:203.0.113.9', true],
	['203.0.113.0/24', '::FFFF:203.0.113.9', true],
	['203.0.113.0/24', '::ffff:cb00:7109', true],
	['203.0.113.0/24', '::ffff:198.51.100.1', false],
	['::ffff:203.0.113.0/120', '203.0.113.9', true],
	['2001:db8::/32', '2001:db8:1::5', true],
	['2001:db8::/32', '2001:db9::5', false],
	['2001:DB8::5', '2001:0db8:0:0::5', true],
	['203.0.113.7, 2001:db8::/32; 198.51.100.0/24\n192.0.2.1', '192.0.2.1', true],
	['203.0.113.7 198.51.100.0/24', '198.51.100.200', true],
	['203.0.113.7', '', false],
	['203.0.113.7', 'nobody', false],
	['203.0.113.7', '203.0.113.7:51008', true],
	['203.0.113.7', '203.0.113.70:51008', false],
	['203.0.113.7', '::ffff:203.0.113.7:51008', true],
	['203.0.113.7', '[::ffff:203.0.113.7]:51008', true],
	['203.0.113.7', '203.0.113.7:', false],
	['203.0.113.7', '203.0.113.7:51008:1', false],
	['203.0.113.7', '203.0.113.7:510081', false],
	['2001:db8::/32', '[2001:db8::5]:51008', true],
	['2001:db8::/32', '[2001:db8::5]', true],
	['2001:db8::/32', '[2001:db9::5]:51008', false],
	['2001:db8::/32', '2001:db8::5:51008', true],
	['2001:db8::/32', '[2001:db8::5', false],
	['fe80::/10', 'fe80::1%eth0', true],
])('%j and a caller at %j: %j', (list, address, expected) => {
	expect(addressFilter(list)(address)).toBe(expected);
});

test.each([
	'smsgo.com.tw',
	'203.0.113',
	'203.0.113.256',
	'203.0.113.0/33',
	'203.0.113.0/-1',
	'203.0.113.0/',
	'203.0.113.0/24/24',
	'203.0.113.0/255.255.255.0',
	'203.0.113.0/2.4',
	'203.0.113.0-203.0.113.9',
	'2001:db8::/129',
	'2001:db8:::/32',
	'[2001:db8::1]',
	'203.0.113.7:443',
	'*',
])('%j is refused by name', (entry) => {
	expect(() => addressFilter(`192.0.2.1, ${entry}`)).toThrow(InputProblem);
	expect(() => addressFilter(`192.0.2.1, ${entry}`)).toThrow(`'Allowed Addresses' has '${entry}'`);
});

/** An address as a number of 128 bits; IPv4 in the part that is set aside for it. */
interface Address {
	readonly text: string;
	readonly bits: bigint;
}

const MAPPED = 0xffffn << 32n;

const v4: fc.Arbitrary<Address> = fc.nat(0xffffffff).map((number) => ({
	text: [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.'),
	bits: MAPPED | BigInt(number),
}));
const v6: fc.Arbitrary<Address> = fc
	.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 })
	.map((groups) => ({
		text: groups.map((group) => group.toString(16)).join(':'),
		bits: groups.reduce((bits, group) => (bits << 16n) | BigInt(group), 0n),
	}));

/** The same address, or one that differs from it in the bit at a place counted from the left. */
function flipped({ bits }: Address, place: number): Address {
	const other = place < 0 ? bits : bits ^ (1n << BigInt(127 - place));
	const groups = Array.from({ length: 8 }, (_, index) =>
		((other >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
	);
	return { text: groups.join(':'), bits: other };
}

test('an address is in a network when it has the same first bits', () => {
	const network = fc.oneof(
		fc.tuple(v4, fc.nat(32)).map(([address, prefix]) => ({ address, prefix, fixed: prefix + 96 })),
		fc.tuple(v6, fc.nat(128)).map(([address, prefix]) => ({ address, prefix, fixed: prefix })),
	);
	fc.assert(
		fc.property(network, fc.integer({ min: -1, max: 127 }), ({ address, prefix, fixed }, place) => {
			const caller = flipped(address, place);
			expect(addressFilter(`${address.text}/${prefix}`)(caller.text)).toBe(
				place < 0 || place >= fixed,
			);
		}),
		{ numRuns: 1000 },
	);
});

test('IPv4 is the same plain and mapped', () => {
	fc.assert(
		fc.property(v4, v4, fc.nat(32), (caller, network, prefix) => {
			const isAllowed = addressFilter(`${network.text}/${prefix}`);
			const shift = BigInt(32 - prefix);
			const expected = caller.bits >> shift === network.bits >> shift;
			const spellings = [caller.text, `::ffff:${caller.text}`, flipped(caller, -1).text];
			expect(spellings.map(isAllowed)).toEqual([expected, expected, expected]);
		}),
	);
});

test('a list allows what one of its entries allows, in any order', () => {
	const entry = fc.oneof(
		fc.tuple(v4, fc.nat(32)).map(([{ text }, prefix]) => `${text}/${prefix}`),
		fc.tuple(v6, fc.nat(128)).map(([{ text }, prefix]) => `${text}/${prefix}`),
		v4.map(({ text }) => text),
	);
	const separator = fc.constantFrom(',', ', ', ' ', '\n', ';', ',,');
	fc.assert(
		fc.property(
			fc.array(entry, { minLength: 1, maxLength: 5 }),
			separator,
			fc.oneof(v4, v6),
			(entries, between, { text }) => {
				const expected = entries.some((one) => addressFilter(one)(text));
				expect(addressFilter(entries.join(between))(text)).toBe(expected);
				expect(addressFilter(entries.toReversed().join(between))(text)).toBe(expected);
			},
		),
	);
});

test('any list is read or refused, and any caller is allowed or not', () => {
	const junk = fc.oneof(
		fc.string(),
		fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcf:./%, ')) }),
	);
	fc.assert(
		fc.property(junk, junk, (list, address) => {
			let isAllowed: (address: string) => boolean;
			try {
				isAllowed = addressFilter(list);
			} catch (cause) {
				expect(cause).toBeInstanceOf(InputProblem);
				return;
			}
			expect(typeof isAllowed(address)).toBe('boolean');
		}),
		{ numRuns: 3000 },
	);
});
