// npm start: a real n8n with this package, the example workflow and the simulated gateway, kept
// running until Ctrl-C.
import { arrangeFates, importExample } from './demo/example';
import { readList } from './demo/list';
import { Playground } from './Playground';
import { owner } from './server/N8nClient';

async function keepRunning(playground: Playground): Promise<void> {
	const workflowId = await importExample(playground);
	await arrangeFates(playground, readList());
	const { server, simulator, home } = playground;
	console.log(`
n8n         ${server.url}/workflow/${workflowId}
  e-mail    ${owner.email}
  password  ${owner.password}
Simulator   ${simulator.url}/_control
  smsgo     ${simulator.baseUrl('smsgo')}
Files       ${home.files}
n8n's log   ${server.logFile}

Open the workflow, press "Execute workflow", and see the result in its last node.
Ctrl-C ends everything and removes it.`);
	await server.ended();
}

Playground.use({ name: 'start' }, keepRunning).catch((error: unknown) => {
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
