// npm run soak -- MINUTES: mixed work of all nodes on a real n8n, with one request in twenty going wrong.
import { Playground } from '../../../playground/Playground';
import { isBalanced, reportOf } from './report';
import { soak } from './soak';

const MINUTE_MS = 60_000;

async function main(): Promise<void> {
	const minutes = Number(process.argv[2] ?? '10');
	if (!(minutes > 0)) throw new Error('Usage: npm run soak -- MINUTES');
	const options = { name: 'soak', environment: { N8N_METRICS: 'true' } };
	await Playground.use(options, async (playground) => {
		const soaked = await soak(playground, minutes * MINUTE_MS);
		console.log(reportOf(soaked));
		if (!isBalanced(soaked)) process.exitCode = 1;
	});
}

void main();
