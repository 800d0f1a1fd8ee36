import { NodeOperationError } from 'n8n-workflow';
import { NOTHING_YET } from './highWater';
import type { PollRun } from './pollRun';
import { isAway, readSources } from './readSources';
import { byTime, type NewsItem, type PollPlan, type Source } from './source';

/** Examples of each event. */
const MOST_EXAMPLES = 5;
/** Sources of each event in which examples are looked for. */
const MOST_SOURCES = 10;

/**
 * What the editor shows for an example: the newest that there is of each event, new or not. No mark is
 * looked at or moved.
 *
 * @throws NodeApiError when a source could not be read, NodeOperationError when there is nothing
 */
export async function examplesOf(run: PollRun, { events }: PollPlan): Promise<NewsItem[]> {
	const examples: NewsItem[] = [];
	for (const { sources, isChosen } of events) {
		const read = async (source: Source) => await source.read(NOTHING_YET, MOST_EXAMPLES);
		const { done } = await readSources(run, newest(sources), read);
		const found = done.flatMap(({ source, outcome }) => {
			if (outcome.outcome === 'accepted') return outcome.value.news;
			if (isChosen || isAway(outcome)) throw run.failure(outcome, source.label);
			return [];
		});
		examples.push(...found.toSorted(byTime).slice(-MOST_EXAMPLES));
	}
	if (examples.length > 0) return examples;
	throw new NodeOperationError(run.node, 'There is no example of these events yet', {
		description:
			'Nothing of what was chosen has happened. Publish the workflow: it starts as soon as something does.',
	});
}

/** Gateways number what they have: the highest number is the newest. */
function newest(sources: readonly Source[]): Source[] {
	return sources.toSorted((a, b) => Number(b.id) - Number(a.id)).slice(0, MOST_SOURCES);
}
