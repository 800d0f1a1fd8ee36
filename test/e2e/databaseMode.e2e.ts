import { edmAct } from '../../playground/demo/edm/act';
import { mmsAct } from '../../playground/demo/mms/act';
import { importReceiver } from '../../playground/demo/receiver';
import { Playground } from '../../playground/Playground';

const MINUTES_MS = 180_000;

// n8n hands a file back whole, as one chunk, where it keeps files in its database.
it(
	'pictures, imports and exports go as they must where n8n keeps files in its database',
	async () => {
		const playground = await Playground.open({
			name: 'e2e-database',
			environment: { N8N_DEFAULT_BINARY_DATA_MODE: 'database' },
		});
		try {
			const receiver = await importReceiver(playground);
			for (const act of [mmsAct, edmAct]) {
				expect((await act.play(playground, receiver)).problems).toEqual([]);
			}
		} finally {
			await playground.close();
		}
	},
	MINUTES_MS,
);
