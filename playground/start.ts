// npm start: a real n8n with this package, the example workflows and the simulated gateway, kept
// running until Ctrl-C. The workflow that receives reports and replies is published.
import { arrangeFates, importExample } from './demo/sms/example';
import { readList } from './demo/sms/list';
import { importReceiver, type Receiver } from './demo/receiver';
import { Playground } from './Playground';
import { owner } from './server/N8nClient';

const gateways = ['smsgo', 'mitake', 'cloudmax', 'umail'];

/** The examples of the other gateways, ready to be run. */
async function importOthers(
	playground: Playground,
	{ address }: Receiver,
): Promise<{ what: string; id: string }[]> {
	for (const gateway of gateways.slice(1)) {
		await playground.importCredential(`credentials/${gateway}-simulator.json`, gateway);
	}
	for (const file of ['card.png', 'customers.csv']) playground.provideFile(file);
	const callbackUrl = `${address}/mitake-mms`;
	await playground.simulator.control('PATCH', 'mitake/settings', { callbackUrl });
	const examples = {
		'Sends MMS': 'send-mms',
		Tags: 'tag-life',
		'Bulk mail': 'bulk-mail',
		Exports: 'export-list',
	};
	return Promise.all(
		Object.entries(examples).map(async ([what, file]) => ({
			what,
			id: await playground.importWorkflow(`workflows/${file}.json`),
		})),
	);
}

async function keepRunning(playground: Playground): Promise<void> {
	const list = readList();
	const receiver = await importReceiver(playground);
	const workflowId = await importExample(playground, receiver.address);
	await arrangeFates(playground, list);
	const others = await importOthers(playground, receiver);
	const asked = list.find(({ reply }) => reply !== '');
	const answer = JSON.stringify({ number: asked?.recipient, text: asked?.reply });
	const { server, simulator, home } = playground;
	console.log(`
Sends SMS   ${server.url}/workflow/${workflowId}
${others.map(({ what, id }) => `${what.padEnd(12)}${server.url}/workflow/${id}`).join('\n')}
Receives    ${server.url}/workflow/${receiver.workflowId}
  e-mail    ${owner.email}
  password  ${owner.password}
Simulator   ${simulator.url}/_control
${gateways.map((name) => `  ${name.padEnd(10)}${simulator.baseUrl(name)}`).join('\n')}
Called at   ${receiver.address}/smsgo-report
            ${receiver.address}/smsgo-reply
            ${receiver.address}/mitake-mms
Files       ${home.files}
n8n's log   ${server.logFile}

Open a workflow that sends, press "Execute workflow", and see the result in its last node. What
the gateways then report is in the data table of the workflow that receives, which is published.
A phone that was asked to answers by:
  curl -d '${answer}' ${simulator.url}/_control/smsgo/replies
Ctrl-C ends everything and removes it.`);
	await server.ended();
}

Playground.use({ name: 'start' }, keepRunning).catch((error: unknown) => {
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
