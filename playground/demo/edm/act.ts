import { withProgress } from '../../../scripts/progress';
import type { Playground } from '../../Playground';
import { listAt, textAt } from '../../server/json';
import type { Act } from '../act';
import { runExample, show } from '../run';
import { formatTable } from '../table';
import { checkFigures, figuresOf } from './figures';

/** Milliseconds that the simulated platform takes for an import and for a task. */
const PATIENCE = { importDelayMs: 1_000, sendDurationMs: 1_000 };
/** Who leaves the list once the mail is there. */
const LEAVES = 'mei@customers.example';

/** What is wrong with the template at the gateway. */
async function checkTemplate({ simulator }: Playground): Promise<string[]> {
	const templates = listAt(await simulator.control('GET', 'umail/templates'));
	const files = templates.flatMap((template) => listAt(template, 'attachments'));
	const names = files.map((file) => textAt(file, 'fileName')).join();
	return names === 'card.png' ? [] : [`The template has the files ${names || 'none'}`];
}

/**
 * A campaign from nothing to its figures: list, contacts, import, template, task, statistics,
 * tracking, somebody who leaves, and exports.
 */
export const edmAct: Act = {
	name: 'bulk mail from nothing to its figures',
	async play(playground) {
		const { simulator } = playground;
		await playground.importCredential('credentials/umail-simulator.json', 'umail');
		for (const file of ['card.png', 'customers.csv']) playground.provideFile(file);
		await simulator.control('PATCH', 'umail/settings', PATIENCE);
		const campaign = await withProgress('Sending a mail to 16 customers and reading figures', () =>
			runExample(playground, 'workflows/bulk-mail.json'),
		);
		const listId = show(campaign.json('Create list')[0]?.['id']);
		await simulator.control('POST', 'umail/events', { kind: 'unsubscribe', listId, email: LEAVES });
		const exports = await withProgress('Exporting who is in the list, and who has left it', () =>
			runExample(playground, 'workflows/export-list.json'),
		);
		const figures = figuresOf(campaign, exports);
		return {
			text: formatTable(
				['Figure', 'Value'],
				Object.entries(figures).map(([name, value]) => [name, show(value)]),
			),
			problems: [...checkFigures(figures), ...(await checkTemplate(playground))],
			verdict:
				'All figures are those of the simulated mailboxes: from an empty account to a list, an ' +
				'import, a template with its picture, a task, its statistics and tracking, and exports.',
		};
	},
};
