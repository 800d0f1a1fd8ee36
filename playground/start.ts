// npm start: a real n8n with this package, the example workflows and the simulated gateway, kept
// running until Ctrl-C. The workflow that receives reports and replies is published.
import { arrangeFates, importExample } from './demo/sms/example';
import { readList } from './demo/sms/list';
import { importReceiver } from './demo/receiver';
import { Playground } from './Playground';
import { owner } from './server/N8nClient';

async function keepRunning(playground: Playground): Promise<void> {
	const list = readList();
	const receiver = await importReceiver(playground);
	const workflowId = await importExample(playground, receiver.address);
	await arrangeFates(playground, list);
	const asked = list.find(({ reply }) => reply !== '');
	const answer = JSON.stringify({ number: asked?.recipient, text: asked?.reply });
	const { server, simulator, home } = playground;
	console.log(`
Sends       ${server.url}/workflow/${workflowId}
Receives    ${server.url}/workflow/${receiver.workflowId}
  e-mail    ${owner.email}
  password  ${owner.password}
Simulator   ${simulator.url}/_control
  smsgo     ${simulator.baseUrl('smsgo')}
Called at   ${receiver.address}/smsgo-report
            ${receiver.address}/smsgo-reply
Files       ${home.files}
n8n's log   ${server.logFile}

Open the workflow that sends, press "Execute workflow", and see the result in its last node. What
the gateway then reports is in the data table of the workflow that receives, which is published.
A phone that was asked to answers by:
  curl -d '${answer}' ${simulator.url}/_control/smsgo/replies
Ctrl-C ends everything and removes it.`);
	await server.ended();
}

Playground.use({ name: 'start' }, keepRunning).catch((error: unknown) => {
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
