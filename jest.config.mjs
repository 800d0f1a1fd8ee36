import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
	testEnvironment: 'node',
	transform: {
		'/dist/.*\\.js$': '<rootDir>/test/setup/shippedMaps.cjs',
		'\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	// What is shipped is what is proven: an import of a source gets what was built from it.
	resolver: '<rootDir>/test/setup/shippedResolver.cjs',
	globalSetup: '<rootDir>/test/setup/freshBuild.mjs',
	modulePathIgnorePatterns: ['<rootDir>/playground/n8n-', '<rootDir>/playground/.run'],
	setupFiles: ['<rootDir>/test/setup/quiet.mjs'],
	setupFilesAfterEnv: ['<rootDir>/test/setup/assertions.mjs'],
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// A machine that does something else as well must not decide what passes.
	testTimeout: 60_000,
	// jest leaves one core to the rest of the machine, which is half of a small one.
	maxWorkers: Math.max(2, availableParallelism() - 1),
};
