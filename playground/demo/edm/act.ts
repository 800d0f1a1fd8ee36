import { withProgress } from '../../../scripts/progress';
import type { Playground } from '../../Playground';
import { listAt, textAt, type JsonObject } from '../../server/json';
import type { Execution } from '../../server/Execution';
import type { Act } from '../act';
import { runExample, show } from '../run';
import { formatTable } from '../table';

const HEADINGS = ['Step', 'What came of it'];

/** Milliseconds that the simulated platform takes for a task. */
const SENDING_MS = 1_000;

/** What the ends of the ten addresses make of the mails: see the simulator. */
const WANTED = { added: 10, sent: 10, failed: 2, opened: 5, clicked: 3 };

type Step = readonly [name: string, outcome: string];

/** What the workflow's nodes have said, in the order of the workflow. */
function stepsOf(execution: Execution): Step[] {
	const first = (node: string): JsonObject => execution.json(node)[0] ?? {};
	const task = first('Get task');
	const tracking = first('Get tracking');
	const clicked = new Set(execution.json('Get clicks').map(({ email }) => email));
	return [
		['Contact list', `ID ${show(first('Create list')['id'])}`],
		['Contacts added', String(execution.json('Add contacts').length)],
		['Template with a picture', `ID ${show(first('Create template')['id'])}`],
		['Task', `ID ${show(first('Send now')['id'])}, send status ${show(task['sendStatus'])}`],
		['Mails', `${show(task['sendCount'])} sent, ${show(task['errorCount'])} failed`],
		['Batches of the day', String(execution.json('Get batches').length)],
		['Opened', `${show(tracking['openUnique'])} of them, ${show(tracking['openRatio'])}`],
		['Followed a link', `${clicked.size} of them, ${show(tracking['clickRatio'])}`],
	];
}

function check(execution: Execution): string[] {
	const count = (node: string): number => execution.json(node).length;
	const [task = {}] = execution.json('Get task');
	const clicked = new Set(execution.json('Get clicks').map(({ email }) => email));
	const is = {
		added: count('Add contacts'),
		sent: task['sendCount'],
		failed: task['errorCount'],
		opened: count('Get opens'),
		clicked: clicked.size,
	};
	return Object.entries(WANTED).flatMap(([name, wanted]) => {
		const found = Object.entries(is).find(([key]) => key === name)?.[1];
		return found === wanted ? [] : [`${name}: ${show(found)}, not ${wanted}`];
	});
}

/** What the gateway has: the mail of every contact, and the picture in the template. */
async function checkGateway({ simulator }: Playground): Promise<string[]> {
	const templates = listAt(await simulator.control('GET', 'umail/templates'));
	const files = templates.flatMap((template) => listAt(template, 'attachments'));
	const names = files.map((file) => textAt(file, 'fileName'));
	return names.join() === 'card.png'
		? []
		: [`The template has the files ${names.join() || 'none'}`];
}

/** Bulk mail from nothing to its figures: list, contacts, template, task, statistics, tracking. */
export const edmAct: Act = {
	name: 'bulk mail from nothing to its figures',
	async play(playground) {
		await playground.importCredential('credentials/umail-simulator.json', 'umail');
		playground.provideFile('card.png');
		await playground.simulator.control('PATCH', 'umail/settings', { sendDurationMs: SENDING_MS });
		const execution = await withProgress(
			'Sending a mail to ten customers and reading its figures',
			() => runExample(playground, 'workflows/bulk-mail.json'),
		);
		return {
			text: formatTable(
				HEADINGS,
				stepsOf(execution).map((step) => [...step]),
			),
			problems: [...check(execution), ...(await checkGateway(playground))],
			verdict:
				'A list, ten contacts, a template with its picture and a task were made; the figures are ' +
				'those of the ten mailboxes.',
		};
	},
};
