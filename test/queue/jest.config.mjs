import base from '../../jest.config.mjs';

// n8n in queue mode: each file starts a cluster of its own, one after the other.
/** @type {import('jest').Config} */
export default {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/queue'],
	testMatch: ['<rootDir>/test/queue/**/*.queue.ts'],
	maxWorkers: 1,
	testTimeout: 420_000,
};
