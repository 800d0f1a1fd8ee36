import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import type { Unaccepted } from '../../messaging/outcome';
import { InputProblem } from '../parameters/inputProblem';
import { examplesOf } from './examples';
import { EventLedger } from './marks';
import { PollRun } from './pollRun';
import { loadState, saveState } from './pollState';
import { withinBounds } from './planBounds';
import { isAway, readSources, type Reading } from './readSources';
import { byTime, type NewsItem, type PollPlan, type Source } from './source';

/** A source that could not be read. */
interface Failed {
	readonly source: Source;
	readonly outcome: Unaccepted;
}

// n8n 1.x begins a poll although the one before it is still under way: both would tell the same news.
const underWay = new Set<string>();

/**
 * One poll of a trigger whose gateway cannot call: reads every source from its mark, gives what is
 * new to n8n, and moves the marks of what was read to its end. The first poll of an event only marks
 * what is there.
 *
 * n8n stores the marks as it takes the items. Where it ends before that, for whatever reason, the
 * next poll begins from the old marks and gives the same items once more, with the same keys: each
 * event comes at least once. n8n writes the marks and the execution one right after the other; only
 * with its durable poll cursors (2.x) is that one transaction, and only then is nothing lost between
 * the two. What moves without news is stored with the next news, or never: a restart then reads the
 * same again and finds nothing new in it.
 *
 * @param plan what there is to read
 * @returns null where nothing is new
 * @throws NodeApiError when the gateway could not be reached and there is nothing else to give, and
 * NodeOperationError when a parameter cannot be used; no mark has moved then
 */
export async function pollNews(
	context: IPollFunctions,
	plan: (run: PollRun) => Promise<PollPlan>,
): Promise<INodeExecutionData[][] | null> {
	const run = new PollRun(context);
	const key = `${context.getWorkflow().id} ${run.node.id} ${context.getMode()}`;
	if (underWay.has(key) && !run.isManual) return null;
	underWay.add(key);
	try {
		const planned = withinBounds(run, await plan(run));
		const news = run.isManual ? await examplesOf(run, planned) : await newsOf(run, planned);
		return news.length === 0 ? null : [news.toSorted(byTime).map((json) => ({ json }))];
	} catch (cause) {
		throw cause instanceof InputProblem ? unusable(run, cause) : cause;
	} finally {
		underWay.delete(key);
	}
}

async function newsOf(run: PollRun, { owner, events }: PollPlan): Promise<NewsItem[]> {
	const staticData = run.context.getWorkflowStaticData('node');
	const state = loadState(staticData, owner);
	const ledgers = new Map(
		events.map((plan) => [plan.event, new EventLedger(plan, state.events[plan.event])]),
	);
	const sources = inTurn(
		events.flatMap((plan) => plan.sources),
		state.next,
	);
	const { done, next } = await readSources(run, sources, async (source) => {
		return await source.read(ledgers.get(source.event)?.markOf(source));
	});
	const failed = done.flatMap((reading) => failureOf(run, ledgers, reading));
	const found = done.flatMap(({ source, outcome }) =>
		outcome.outcome === 'accepted' ? [{ source, ...outcome.value }] : [],
	);
	const news = found.flatMap((one) => one.news);
	const [first] = failed;
	if (first !== undefined && news.length === 0)
		throw run.failure(first.outcome, first.source.label);
	for (const { source, outcome } of failed) log(run, 'warn', source, outcome);
	for (const { source, mark } of found) ledgers.get(source.event)?.move(source, mark);
	// The sources that were begun are the first ones.
	const unread = [...failed.map(({ source }) => source), ...sources.slice(done.length)];
	const waiting = new Set(unread.map(({ event }) => event));
	saveState(staticData, {
		owner,
		next: next === undefined ? '' : nameOf(next),
		events: Object.fromEntries(
			[...ledgers].map(([event, ledger]) => [
				event,
				ledger.finish(run.startedAt, !waiting.has(event)),
			]),
		),
	});
	return news;
}

/** The sources, beginning where the last poll ran out of time. */
function inTurn(sources: readonly Source[], next: string): Source[] {
	const start = sources.findIndex((source) => nameOf(source) === next);
	return start < 0 ? [...sources] : [...sources.slice(start), ...sources.slice(0, start)];
}

function nameOf({ event, id }: Source): string {
	return `${event} ${id}`;
}

/**
 * Whether a source could not be read. One that the gateway refuses is not there any more, and no
 * reason to stop at, unless it was chosen and never read.
 */
function failureOf(
	run: PollRun,
	ledgers: ReadonlyMap<string, EventLedger>,
	{ source, outcome }: Reading,
): Failed[] {
	if (outcome.outcome === 'accepted') return [];
	const isUntried = ledgers.get(source.event)?.isUntried(source) === true;
	if (isAway(outcome) || isUntried) return [{ source, outcome }];
	log(run, 'info', source, outcome);
	return [];
}

function log(
	{ context, node }: PollRun,
	level: 'info' | 'warn',
	{ event, label }: Source,
	{ failure }: Unaccepted,
): void {
	const message = `'${node.name}' could not read ${label} for '${event}': ${failure.reason}`;
	context.logger[level](message, { code: failure.code });
}

function unusable({ node }: PollRun, { message }: InputProblem): NodeOperationError {
	return new NodeOperationError(node, message, {
		description: 'Nothing was polled. Correct it in the node.',
		failure: { cause: 'configuration-invalid' },
	});
}
