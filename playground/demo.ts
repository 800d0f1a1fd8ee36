// npm run demo: a real n8n works through the simulated gateways, act by act, and what becomes of
// every message, tag and mail is compared with what must become of it. Exit code 0 if all is as it
// must.
import { elapsed, withProgress } from '../scripts/progress';
import { importReceiver } from './demo/receiver';
import { edmAct } from './demo/edm/act';
import { mmsAct } from './demo/mms/act';
import { smsAct } from './demo/sms/act';
import { Playground } from './Playground';

const acts = [smsAct, mmsAct, edmAct];

async function tell(playground: Playground): Promise<number> {
	const receiver = await withProgress('Publishing the workflow that receives reports', () =>
		importReceiver(playground),
	);
	let missed = 0;
	for (const [index, act] of acts.entries()) {
		console.log(`\nAct ${index + 1}: ${act.name}`);
		const { text, problems, verdict } = await act.play(playground, receiver);
		console.log(`\n${text}\n`);
		for (const problem of problems) console.log(`✗ ${problem}`);
		if (problems.length === 0) console.log(`✓ ${verdict}`);
		missed += problems.length;
	}
	return missed === 0 ? 0 : 1;
}

async function main(): Promise<void> {
	const start = Date.now();
	try {
		process.exitCode = await Playground.use({ name: 'demo' }, tell);
	} catch (error) {
		console.error(`\n${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
	}
	console.log(`(${elapsed(start)})`);
}

void main();
