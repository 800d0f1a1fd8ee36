import base from '../../jest.config.mjs';

// The browser suite: n8n's editor in Chromium, one real n8n for all files.
/** @type {import('jest').Config} */
export default {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/browser'],
	testMatch: ['<rootDir>/test/browser/**/*.browser.ts'],
	globalSetup: '<rootDir>/test/browser/globalSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/globalTeardown.ts',
	maxWorkers: 1,
	testTimeout: 120_000,
};
