import { exportUnsubscribed } from '../../gateways/umail/calls/exports';
import { exportFile } from '../../gateways/umail/exportFile';
import type { UMailLine } from '../../gateways/umail/account';
import type { Row } from '../../gateways/umail/rows';
import { HighWater } from '../../operations/polling/highWater';
import type { Source } from '../../operations/polling/source';
import { itemOf, textOf, timeOf } from './item';

/**
 * Someone left a contact list (4.7). The export always tells all who ever left: it is read as it
 * arrives, and only what is new is held. A last line that may be cut comes with the next poll.
 */
export function unsubscribed(line: UMailLine, id: string): Source {
	return {
		event: 'unsubscribed',
		id,
		label: `contact list ${id}`,
		begin: (since) => since,
		read: async (mark, most) =>
			await exportFile(line, exportUnsubscribed, { id }, async (file) => {
				const left = new HighWater<Row>(mark, most);
				for await (const rows of file.wholeRows()) {
					for (const row of rows) left.see(timeOf(row['time']), textOf(row['address']), row);
				}
				if (file.cut !== undefined) left.leave(timeOf(file.cut['time']));
				const { news, mark: next } = left.finish();
				const items = news.map(({ time, row }) => {
					const email = textOf(row['address']);
					return itemOf({
						event: 'unsubscribed',
						contactListId: id,
						taskId: null,
						email,
						occurredAt: time,
						key: [time, email],
						raw: row,
					});
				});
				return { news: items, mark: next };
			}),
	};
}
