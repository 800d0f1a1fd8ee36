import { parseArgs } from 'node:util';

import { startSimulator } from './simulator';

const DEFAULT_PORT = 4010;
const USAGE = 'Usage: tsx simulator/main.ts [--port 4010]   (0 takes a free port)';

function readPort(): number {
	const { values } = parseArgs({ options: { port: { type: 'string' } } });
	const text = values.port ?? `${DEFAULT_PORT}`;
	if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`${text} is not a port`);
	return Number(text);
}

async function main(): Promise<void> {
	const simulator = await startSimulator({ port: readPort() });
	const { url, gateways, control } = simulator;
	const end = () => {
		void simulator.close();
	};
	// Once, so that a second signal ends even a process that hangs.
	process.once('SIGTERM', end);
	process.once('SIGINT', end);
	process.stdout.write(`${JSON.stringify({ url, gateways, control })}\n`);
}

main().catch((error: unknown) => {
	const reason = error instanceof Error ? error.message : String(error);
	process.stderr.write(`The simulator did not start: ${reason}\n${USAGE}\n`);
	process.exitCode = 1;
});
