import {
	ALL_FAILURE_TYPES,
	exportFailed,
	isDocumented,
	type FailureType,
} from '../../gateways/umail/calls/exports';
import { exportFile } from '../../gateways/umail/exportFile';
import type { UMailLine } from '../../gateways/umail/account';
import { accepted, type Outcome } from '../../messaging/outcome';
import { GrowingList } from '../../operations/polling/growingList';
import { NOTHING_YET } from '../../operations/polling/highWater';
import { isAway } from '../../operations/polling/readSources';
import type { Found, NewsItem, Source } from '../../operations/polling/source';
import { whenChanged } from '../../operations/polling/whenChanged';
import { itemOf, textOf } from './item';
import type { Task } from './task';
import { taskSource } from './taskSource';

/**
 * A mail did not reach an address (2.3). The exports tell addresses alone, one file for each reason:
 * no times, so the marks are those of lists that grow. They are asked for when the task counts more
 * failures than before, or where a last line may have been cut: that one comes with the next poll.
 */
export function failed(line: UMailLine, task: Task): Source {
	return {
		...taskSource(task, 'failed'),
		begin: (since) => (task.timeStart >= since ? NOTHING_YET : undefined),
		async read(mark) {
			if (!task.isStarted) return accepted({ news: [], mark: mark ?? NOTHING_YET });
			return await whenChanged(task.errorCount, mark, async (own) => {
				return await readTypes(line, task, own);
			});
		},
	};
}

async function readTypes(
	line: UMailLine,
	task: Task,
	mark: string | undefined,
): Promise<Outcome<Found>> {
	const known = new Map(mark?.split(';').map((part) => split(part)));
	const news: NewsItem[] = [];
	const marks: string[] = [];
	let isPartial = false;
	for (const type of ALL_FAILURE_TYPES) {
		const own = mark === undefined ? undefined : (known.get(type) ?? NOTHING_YET);
		const outcome = await readType(line, task, type, own);
		if (outcome.outcome !== 'accepted') {
			if (isAway(outcome) || isDocumented(type)) return outcome;
			continue;
		}
		for (const item of outcome.value.news) news.push(item);
		marks.push(`${type} ${outcome.value.mark}`);
		isPartial ||= outcome.value.isPartial === true;
	}
	return accepted({ news, mark: marks.join(';'), isPartial });
}

async function readType(
	line: UMailLine,
	{ id, listId, sendTime, timeStart }: Task,
	type: FailureType,
	mark: string | undefined,
): Promise<Outcome<Found>> {
	// The day that the task was planned for, by which 6.1 and chapter 2 know it.
	const date = (sendTime || timeStart).slice(0, 10);
	return await exportFile(line, exportFailed, { date, type, taskId: id }, async (file) => {
		const list = new GrowingList(mark);
		for await (const rows of file.wholeRows()) {
			for (const { email } of rows) list.see(textOf(email));
		}
		const { news, mark: next } = list.finish();
		const items = news.map((email) =>
			itemOf({
				event: 'failed',
				contactListId: listId || null,
				taskId: id,
				email,
				occurredAt: null,
				key: [type, email],
				raw: { email, type, date },
			}),
		);
		return { news: items, mark: next, isPartial: file.cut !== undefined };
	});
}

function split(part: string): [string, string] {
	const at = part.indexOf(' ');
	return [part.slice(0, at), part.slice(at + 1)];
}
