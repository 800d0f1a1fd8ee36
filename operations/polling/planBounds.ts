import { rejected } from '../../messaging/outcome';
import type { PollRun } from './pollRun';
import type { PollPlan, Source } from './source';

/** Sources of one event: each has a mark in n8n's static data, of up to 7 KB after much has happened at once. */
const MOST_SOURCES = 10_000;
/** Characters of a source's ID: no gateway's has more. */
const LONGEST_ID = 100;

const tooManySources = rejected({
	code: 'TOO_MANY_SOURCES',
	text: '',
	reason: `There are more than ${MOST_SOURCES.toLocaleString('en')} lists or tasks to watch`,
	advice: 'Choose those to watch in the node, or track them for fewer days.',
});

/**
 * A plan whose marks can be kept: without sources whose IDs are none, which n8n's log is told.
 *
 * @throws NodeApiError where there are too many sources
 */
export function withinBounds(run: PollRun, { events, ...plan }: PollPlan): PollPlan {
	return {
		...plan,
		events: events.map((event) => {
			const sources = event.sources.filter(({ id }) => id.length <= LONGEST_ID);
			logLeftOut(run, event.sources.length - sources.length, event.event);
			if (sources.length > MOST_SOURCES) throw run.failure(tooManySources, `'${event.event}'`);
			return { ...event, sources };
		}),
	};
}

function logLeftOut({ context, node }: PollRun, count: number, event: Source['event']): void {
	if (count === 0) return;
	context.logger.warn(
		`'${node.name}' left out ${count} sources of '${event}' whose IDs have more than ${LONGEST_ID} characters`,
	);
}
