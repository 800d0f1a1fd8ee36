import { addressBits, Networks } from '../../platform/networks';

it.each([
	['203.0.113.1', 32],
	['2001:db8::1', 128],
	['203.0.113', undefined],
	['gateway.example', undefined],
	['', undefined],
])('%j has %p bits', (text, bits) => {
	expect(addressBits(text)).toBe(bits);
});

it('is a set of what all its networks have', () => {
	const networks = new Networks();
	networks.add('203.0.113.0', 24);
	networks.add('2001:db8::', 32);
	const addresses = ['203.0.113.255', '203.0.114.0', '2001:db8:1::1', '2001:db9::1', 'a', ''];
	expect(addresses.filter((address) => networks.has(address))).toEqual([
		'203.0.113.255',
		'2001:db8:1::1',
	]);
});
