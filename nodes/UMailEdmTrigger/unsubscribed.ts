import { exportUnsubscribed } from '../../gateways/umail/calls/exports';
import { exportFile } from '../../gateways/umail/exportFile';
import type { UMailLine } from '../../gateways/umail/account';
import type { Row } from '../../gateways/umail/rows';
import { NewRows } from '../../operations/polling/newRows';
import type { Source } from '../../operations/polling/source';
import { itemOf, textOf, timeOf } from './item';

/**
 * Someone left a contact list (4.7). The export always tells all who ever left: it is read as it
 * arrives, and only what is new is held. A last line that may be cut comes with the next poll. A line
 * that is written in another way than the document shows says who has left, and not when.
 */
export function unsubscribed(line: UMailLine, id: string): Source {
	return {
		event: 'unsubscribed',
		id,
		label: `contact list ${id}`,
		begin: (since) => since,
		read: async (mark, most) =>
			await exportFile(line, exportUnsubscribed, { id }, async (file) => {
				const left = new NewRows<Row>(mark, most);
				for await (const rows of file.wholeRows()) {
					for (const row of rows) {
						const time = timeOf(row['time']);
						left.see(time, time === '' ? lineOf(row) : textOf(row['address']), row);
					}
				}
				if (file.cut !== undefined) left.leave(timeOf(file.cut['time']));
				const { news, mark: next } = left.finish();
				const items = news.map(({ time, row }) => {
					const address = textOf(row['address']);
					return itemOf({
						event: 'unsubscribed',
						contactListId: id,
						taskId: null,
						email: addressIn(lineOf(row)) ?? address,
						occurredAt: time,
						key: time === null ? [lineOf(row)] : [time, address],
						raw: row,
					});
				});
				return { news: items, mark: next };
			}),
	};
}

function lineOf({ time, address }: Row): string {
	return [textOf(time), textOf(address)].filter((cell) => cell !== '').join(' ');
}

/** Whichever column it stands in, and whatever stands around it. */
function addressIn(line: string): string | undefined {
	return line.split(/[\s,;<>"']+/u).find((word) => word.includes('@'));
}
