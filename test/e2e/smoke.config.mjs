import e2e from './jest.config.mjs';

// The oldest n8n that the README names: reports arrive there too and are acknowledged earlier, and
// an execution that waits for them has no token of n8n's own; its table of processed data is the same.
process.env.N8N_VERSION = '1.123.81';

/** @type {import('jest').Config} */
export default { ...e2e, testMatch: ['<rootDir>/test/e2e/{reports,suppress,wait}.e2e.ts'] };
