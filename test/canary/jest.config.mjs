import base from '../../jest.config.mjs';

// Last of all suites: it looks through what the others have left behind.
/** @type {import('jest').Config} */
export default {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/canary'],
	testMatch: ['<rootDir>/test/canary/**/*.canary.ts'],
	maxWorkers: 1,
};
