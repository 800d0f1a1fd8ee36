import { withProgress } from '../../../scripts/progress';
import type { Act } from '../act';
import { checkMms, mmsTable, sendMms } from './message';
import { checkTag, liveTag, tagTable } from './tag';

/** A picture to twenty phones, its status asked and reported; and a tag from making to deleting. */
export const mmsAct: Act = {
	name: 'an MMS with a picture, and the life of a tag',
	async play(playground, receiver) {
		await playground.importCredential('credentials/mitake-simulator.json', 'mitake');
		await playground.importCredential('credentials/cloudmax-simulator.json', 'cloudmax');
		const rows = await withProgress('Sending a picture to 20 phones and waiting for reports', () =>
			sendMms(playground, receiver),
		);
		const steps = await withProgress('Making, changing, clearing and deleting a tag', () =>
			liveTag(playground),
		);
		return {
			text: [mmsTable(rows), tagTable(steps)].join('\n\n'),
			problems: [...(await checkMms(playground, rows)), ...(await checkTag(playground, steps))],
			verdict:
				'All 20 phones are as they must be, asked and reported: one request, one picture, each ' +
				'with an idempotency key of its own. The tag was made, renamed, cleared and deleted.',
		};
	},
};
