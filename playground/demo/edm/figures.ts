import type { Execution } from '../../server/Execution';
import type { JsonObject } from '../../server/json';
import { show } from '../run';

/** What came of the campaign and of its exports, by what it is called in the table. */
export type Figures = Readonly<Record<string, unknown>>;

/**
 * What the ends of the addresses in the workflow and in customers.csv make of the mails: see the
 * simulator. One customer leaves after the task.
 */
export const WANTED: Figures = {
	'Contacts added': 10,
	'Contacts imported': 6,
	'Rows left out': 2,
	'Mails sent': 16,
	'Mails failed': 3,
	'Batches of the day': 1,
	'Mails opened': 8,
	'Links followed by': 4,
	'Have left the list': 'mei@customers.example',
	'Are in the list': 15,
};

/** The figures that the nodes of the two workflows have given. */
export function figuresOf(campaign: Execution, exports: Execution): Figures {
	const first = (node: string): JsonObject => campaign.json(node)[0] ?? {};
	const clicked = new Set(campaign.json('Get clicks').map(({ email }) => email));
	const left = exports.json('Who has left').map(({ address }) => show(address));
	return {
		'Contacts added': campaign.json('Add contacts').length,
		'Contacts imported': first('Import file')['taken'],
		'Rows left out': first('Import file')['leftOut'],
		'Mails sent': first('Get task')['sendCount'],
		'Mails failed': first('Get task')['errorCount'],
		'Batches of the day': campaign.json('Get batches').length,
		'Mails opened': first('Get tracking')['openUnique'],
		'Links followed by': clicked.size,
		'Have left the list': left.join(', '),
		'Are in the list': exports.json('Who is in it')[0]?.['rows'],
	};
}

/** Where the figures are not as they must be. */
export function checkFigures(figures: Figures): string[] {
	return Object.entries(WANTED).flatMap(([name, wanted]) =>
		figures[name] === wanted ? [] : [`${name}: ${show(figures[name])}, not ${show(wanted)}`],
	);
}
