import { setTimeout as sleep } from 'node:timers/promises';
import { letVendorSay, neighboursReply, strangersReply } from './answers';
import type { Cell } from './expected/expected';
import { bytesOf, type Fault } from './faults/fault';
import { gatewayOf, gateways } from './gateways';
import { UNDISTURBED } from './gateways/gateway';
import { type RawReply, wholeReply } from './proxy/rawHttp';
import type { Looked } from './subjects/look';
import type { Prepared, Setup, Subject } from './subjects/subject';
import { World } from './subjects/World';

/** Milliseconds that a node waits where the fault is about time; long enough for what is not. */
const MOMENT = 2_000;
/** Milliseconds after which a run counts as one that waits for ever. */
const FOREVER = 45_000;
/** Connections that a pool may keep once nothing is under way. */
const KEPT = 1;
/** Milliseconds in which whatever is closed has been. */
const CLOSING = 10_000;

/** Runs a subject against a fault in a world of its own. */
export async function runCell(
	fault: Fault,
	subject: Subject,
	onError: Setup['onError'],
): Promise<Cell> {
	const world = await World.start();
	try {
		return await meet(world, fault, subject, onError);
	} finally {
		await world.close();
	}
}

async function meet(
	world: World,
	fault: Fault,
	subject: Subject,
	onError: Setup['onError'],
): Promise<Cell> {
	const { proxy } = world;
	const { gateway, hits, times } = subject;
	const timeout = fault.isLate === true ? MOMENT : UNDISTURBED.timeout;
	const foreign = await foreignReply(world, fault, subject);
	const prepared = await subject.prepare(world, { timeout, isTwin: false });
	await disturbConnection(world, fault, subject, foreign);
	const seen = proxy.requestsTo(hits).length;
	const reached = world.reached(gateway, hits);
	const handsets = prepared.handsets?.();
	if (fault.strike !== undefined) proxy.strike(hits, fault.strike, foreign, times);
	if (fault.vendorSays !== undefined) letVendorSay(world, subject, fault.vendorSays);
	const origin = fault.origin?.(proxy) ?? proxy.origin;
	const { text, ...looked } = await orForever(prepared.run({ origin, timeout, onError }));
	// Who does not wait for an answer leaves before the gateway has carried it out.
	await proxy.forwarded();
	const requests = proxy.requestsTo(hits).slice(seen);
	const reachedNow = world.reached(gateway, hits) - reached;
	const got = prepared.handsets?.();
	return {
		...looked,
		left: requests.length,
		reached: reachedNow,
		handsets: got === undefined ? null : got - (handsets ?? 0),
		wrong: [
			...secretsIn(text, world.secrets()),
			...(fault.before === 'used' && requests[0]?.isReused !== true
				? ['the connection was a new one']
				: []),
			...(await leftOpen(world)),
			...(await whatIsWrongAfterwards(world, prepared)),
		],
	};
}

async function foreignReply(
	world: World,
	{ foreign, before }: Fault,
	subject: Subject,
): Promise<RawReply | undefined> {
	if (subject.kind === 'local') return undefined;
	const isPolled = subject.kind === 'poll' || subject.kind === 'pollSource';
	if (foreign === 'stranger' || (before === 'leftover' && (isPolled || subject.isOnce === true))) {
		return await strangersReply(world, subject);
	}
	const isWanted = foreign === 'neighbour' || before === 'leftover';
	return isWanted ? await neighboursReply(world, subject) : undefined;
}

/** Uses the connection before, and does to it what the fault says. */
async function disturbConnection(
	world: World,
	{ before }: Fault,
	{ gateway }: Subject,
	foreign: RawReply | undefined,
): Promise<void> {
	if (before === undefined) return;
	const { proxy } = world;
	if (before === 'leftover' && foreign !== undefined) {
		const andOneMore = bytesOf(async ({ forward }) =>
			Buffer.concat([wholeReply(await forward()), wholeReply(foreign)]),
		);
		proxy.strike(/./u, andOneMore, foreign);
	}
	await gatewayOf(gateway).use(world);
	proxy.pass();
	if (before === 'closed') await proxy.endIdle();
}

/** A run that does not end is a result too. */
async function orForever(run: Promise<Looked>): Promise<Looked> {
	const stop = new AbortController();
	const waited = sleep(FOREVER, undefined, { signal: stop.signal }).then((): Looked => ({
		error: { class: 'waits for ever', item: null },
		items: [],
		routed: [],
		hasHint: false,
		says: '',
		text: '',
	}));
	waited.catch(() => undefined);
	try {
		return await Promise.race([run, waited]);
	} finally {
		stop.abort();
		run.catch(() => undefined);
	}
}

function secretsIn(text: string, secrets: readonly string[]): string[] {
	const lower = text.toLowerCase();
	return secrets
		.filter((secret) => lower.includes(secret.toLowerCase()))
		.map((secret) => `shows ${secret}`);
}

/** Nothing of ours stays open but what the pool keeps. */
async function leftOpen({ proxy }: World): Promise<string[]> {
	const until = performance.now() + CLOSING;
	while (proxy.open > KEPT && performance.now() < until) await sleep(5);
	return proxy.open > KEPT ? [`${proxy.open} connections are open`] : [];
}

async function whatIsWrongAfterwards(world: World, { again }: Prepared): Promise<string[]> {
	if (again === undefined) return [];
	world.proxy.pass();
	for (const { name } of gateways) world.simulator[name].clearFaults();
	const wrong = await again(world.proxy.origin);
	return wrong === undefined ? [] : [`does not work again: ${wrong}`];
}
