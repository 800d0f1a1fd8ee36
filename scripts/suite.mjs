// node scripts/suite.mjs <jest configuration> [arguments]: one of the test suites beside `npm test`.
import { main, makeReady } from './checkout.mjs';
import { runJest } from './jest.mjs';

const [config, ...rest] = process.argv.slice(2);

main(async () => {
	if (config === undefined) throw new Error('Usage: node scripts/suite.mjs <jest configuration>');
	await makeReady();
	return runJest(['--config', config, ...rest]);
});
