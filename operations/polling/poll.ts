import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import type { Unaccepted } from '../../messaging/outcome';
import { InputProblem } from '../parameters/inputProblem';
import { inTurn, nameOf, nextAside } from './aside';
import { examplesOf } from './examples';
import { EventLedger } from './marks';
import { PollRun } from './pollRun';
import { loadState, saveState, type Ledger } from './pollState';
import { withinBounds } from './planBounds';
import { isAway, isUnreadable, readSources, type Reading } from './readSources';
import { byTime, type NewsItem, type PollPlan, type Source, type Unplanned } from './source';

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
 * @throws NodeApiError when the gateway could not be reached and there is nothing else to give: what
 * could be read without news is marked all the same; and NodeOperationError when a parameter cannot be
 * used
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
		const [missing] = planned.unplanned ?? [];
		const hasPlan = planned.events.length > 0 && !run.isManual;
		if (missing !== undefined && !hasPlan) throw run.failure(missing.outcome, missing.label);
		const news = run.isManual ? await examplesOf(run, planned) : await newsOf(run, planned);
		return news.length === 0 ? null : [news.toSorted(byTime).map((json) => ({ json }))];
	} catch (cause) {
		throw cause instanceof InputProblem ? unusable(run, cause) : cause;
	} finally {
		underWay.delete(key);
	}
}

async function newsOf(run: PollRun, planned: PollPlan): Promise<NewsItem[]> {
	const { owner, events, unplanned = [] } = planned;
	const staticData = run.context.getWorkflowStaticData('node');
	const state = loadState(staticData, owner);
	const ledgers = new Map(
		events.map((plan) => [plan.event, new EventLedger(plan, state.events[plan.event])]),
	);
	const all = events.flatMap((plan) => plan.sources);
	const { aside: before = {} } = state;
	const sources = inTurn(all, state.next, before);
	const { done, next } = await readSources(run, sources, async (source) => {
		return await source.read(ledgers.get(source.event)?.markOf(source));
	});
	const failed = done.flatMap((reading) => failureOf(run, ledgers, reading));
	const found = done.flatMap(({ source, outcome }) =>
		outcome.outcome === 'accepted' ? [{ source, ...outcome.value }] : [],
	);
	const news = found.flatMap((one) => one.news);
	const isFirst = events.every(({ event }) => state.events[event] === undefined);
	const reason = reasonToStop({ unplanned, failed, isFirst, hasRead: found.length > 0 });
	// A poll that could not read anything moves nothing.
	if (reason !== undefined && found.length === 0) throw run.failure(reason.outcome, reason.label);
	for (const { source, outcome } of failed) log(run, 'warn', source, outcome);
	for (const { source, mark } of found) ledgers.get(source.event)?.move(source, mark);
	const aside = failed.flatMap(({ source, outcome }) => (isAway(outcome) ? [source] : []));
	for (const source of aside) ledgers.get(source.event)?.hold(source, run.startedAt);
	const tried = new Set(done.map(({ source }) => source));
	const unread = new Set(sources.flatMap((one) => (tried.has(one) ? [] : [one.event])));
	const read = [...ledgers].map(
		([event, ledger]) => [event, ledger.finish(run.startedAt, !unread.has(event))] as const,
	);
	saveState(staticData, {
		owner,
		next: next === undefined ? '' : nameOf(next),
		events: { ...keptOf(state.events, unplanned), ...Object.fromEntries(read) },
		aside: nextAside(before, all, { failed: aside, tried }),
	});
	if (reason !== undefined && news.length === 0) throw run.failure(reason.outcome, reason.label);
	return news;
}

/** What is kept of events of which it could not be found out what there is to read. */
function keptOf(
	events: Readonly<Record<string, Ledger>>,
	unplanned: readonly Unplanned[],
): Readonly<Record<string, Ledger>> {
	const names = new Set(unplanned.flatMap((one) => one.events));
	return Object.fromEntries(Object.entries(events).filter(([event]) => names.has(event)));
}

/** What could not be read, and what it is called. */
interface Reason {
	readonly outcome: Unaccepted;
	readonly label: string;
}

/**
 * Why a poll without news is an error. An answer about one source that cannot be read is none while
 * others can be: that source is set aside, and n8n's log names it. Nor is what fails in the very first
 * poll, or the workflow could not be published before it is mended.
 */
function reasonToStop({
	unplanned,
	failed,
	isFirst,
	hasRead,
}: {
	readonly unplanned: readonly Unplanned[];
	readonly failed: readonly Failed[];
	readonly isFirst: boolean;
	readonly hasRead: boolean;
}): Reason | undefined {
	const [missing] = unplanned;
	if (missing !== undefined) return missing;
	const isReason = ({ outcome }: Failed): boolean => {
		const isSetAside = isAway(outcome) && outcome.failure.cause !== 'credential-invalid';
		return !isSetAside || !hasRead || !(isFirst || isUnreadable(outcome));
	};
	const first = failed.find(isReason);
	return first && { outcome: first.outcome, label: first.source.label };
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
