import { md5, sha256 } from '../../messaging/digest';

// Workflows keep such hashes from one version of the package to the next.
it.each([
	[[''], 'ba768b331fd86cec803be04e56ab2b3d4c0e98ef4ee4fcd4e72ad7cce61a1d1f'],
	[['a', 'b'], 'facdde7abf1eac5b301273ab2e282f79bab0100f058833a7b8bdf9f80741e149'],
	[
		['帳號', Uint8Array.of(1, 2)],
		'20bdbd7db3ef819ee5ff3a0c0bc52fe83adf5855bb035f9bddbfbdc885cdeeca',
	],
] as const)('the same parts have the hash that they always had: %j', (parts, hash) => {
	expect(sha256(...parts)).toBe(hash);
});

it('parts do not run into one another', () => {
	expect(sha256('ab', 'c')).not.toBe(sha256('a', 'bc'));
});

it('the MD5 is that of RFC 1321', () => {
	expect(md5('abc')).toBe('900150983cd24fb0d6963f7d28e17f72');
});
