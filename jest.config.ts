import type { Config } from 'jest';

const shared: Config = {
	testEnvironment: 'node',
	transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};

const config: Config = {
	...shared,
	testMatch: ['<rootDir>/test/**/*.test.ts'],
};

export default config;
