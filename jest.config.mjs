/** @type {import('jest').Config} */
export default {
	testEnvironment: 'node',
	transform: {
		'\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/playground/n8n-', '<rootDir>/playground/.run'],
	testMatch: ['<rootDir>/test/**/*.test.ts'],
};
