import base from '../../jest.config.mjs';

// The hostile suite: every operation against every fault, and what else is done to break the package.
/** @type {import('jest').Config} */
export default {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/hostile'],
	testMatch: ['<rootDir>/test/hostile/**/*.hostile.ts'],
	// A test here waits for a cell that stands in a queue with all others.
	testTimeout: 240_000,
};
