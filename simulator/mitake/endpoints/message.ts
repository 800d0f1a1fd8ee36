import { isList, isRecord } from '../../base/control/controlError';
import { type Done, POST } from '../../base/gateway/endpoint';
import { checkPush } from '../checkPush';
import { type EarlierMessage, isSamePush } from '../clientIds';
import { isRefusal } from '../codes';
import { refusalOf } from '../destinations';
import { MESSAGE_PATHS, type MitakeEndpoint, Refusal } from '../endpoint';
import { readObject } from '../json';
import type { Destination, MmsMessage, RefusedMessage, Submission } from '../message';
import { isScheduled } from '../messages';
import { jsonReply, pushBody, pushEntry } from '../replies';
import type { MitakeState } from '../state';

/** What became of one element of `destinations`. */
interface Verdict {
	/** Its element of the reply's `messages`, as JSON text. */
	readonly entry: string;
	readonly accepted?: MmsMessage;
	readonly refused?: RefusedMessage;
}

/** What becomes of it, before anything is made or charged. */
type Plan =
	| { readonly kind: 'accept'; readonly destination: Destination; readonly status?: string }
	| { readonly kind: 'refuse'; readonly destination: Destination; readonly code: string }
	| { readonly kind: 'replay'; readonly earlier: EarlierMessage };

/** One message to up to 500 recipients. */
const push: MitakeEndpoint = {
	name: 'push',
	paths: MESSAGE_PATHS,
	methods: POST,
	action: 'push',
	recipients(request) {
		const destinations = readObject(request.rawBody)?.['destinations'];
		if (!isList(destinations)) return [];
		return destinations.flatMap((destination) => {
			const to = isRecord(destination) ? destination['to'] : undefined;
			return typeof to === 'string' ? [to] : [];
		});
	},
	answer(state, request) {
		const { settings, clock, account } = state;
		const body = readObject(request.rawBody);
		if (body === undefined) return new Refusal('4003');
		const submission = checkPush(body, settings, clock.now());
		if (submission instanceof Refusal) return submission;

		const plans = planOf(state, submission.destinations);
		const accepted = plans.filter(({ kind }) => kind === 'accept').length;
		const points = accepted * settings.pointsPerMessage;
		if (points > account.points) return new Refusal('3001');

		const replayed = plans.flatMap((plan) => (plan.kind === 'replay' ? [plan.earlier] : []));
		const isNew = accepted > 0;
		const same = replayed.find(({ reply }) => isSamePush(reply, submission.destinations));
		if (!isNew && same !== undefined) return { reply: jsonReply(same.reply.body, settings) };
		state.charge(points);
		return carryOut(state, submission, plans, points, isNew ? undefined : onlyBatch(replayed));
	},
};

/** Messages on their way in. */
export const messageEndpoints: readonly MitakeEndpoint[] = [push];

function planOf(
	{ clientIds, clock, settings, fates }: MitakeState,
	destinations: readonly Destination[],
): Plan[] {
	const earlierIds = new Set<string>();
	return destinations.map((destination) => {
		const code = refusalOf(destination, earlierIds);
		if (code !== undefined) return { kind: 'refuse', destination, code };
		earlierIds.add(destination.cID);
		const earlier = clientIds.find(destination.cID, clock.now(), settings.clientIdHours);
		if (earlier !== undefined) return { kind: 'replay', earlier };
		const status = fates[destination.to]?.answer;
		if (status === undefined) return { kind: 'accept', destination };
		if (isRefusal(status)) return { kind: 'refuse', destination, code: status };
		return { kind: 'accept', destination, status };
	});
}

/** @param replayedId the batch that every message of this push is an old one of, if there is one */
function carryOut(
	state: MitakeState,
	submission: Submission,
	plans: readonly Plan[],
	points: number,
	replayedId: string | undefined,
): Done {
	const { settings, clock, ids, store, account, clientIds } = state;
	const now = clock.now();
	const batchID = replayedId ?? ids.batch(now, settings.replyStyle);
	const verdicts = plans.map((plan) => judge(state, plan, batchID, submission.dueAt));
	const entries = verdicts.map(({ entry }) => entry);
	const totals = { batchID, costPoints: points, accountPoints: account.points };
	const body = pushBody(entries, totals, settings);
	const reply = { destinations: submission.destinations, body };
	for (const { entry, accepted } of verdicts) {
		if (accepted === undefined || accepted.cID === null) continue;
		clientIds.remember(accepted.cID, { at: now, batchID, entry, reply });
	}
	if (replayedId === undefined) {
		const { destinations, ...rest } = submission;
		state.seen += destinations.length;
		const acceptedAt = clock.isoNow();
		const messages = verdicts.flatMap(({ accepted }) => accepted ?? []);
		const refused = verdicts.flatMap((verdict) => verdict.refused ?? []);
		store.accept({ ...rest, batchID, acceptedAt, messages, refused, points });
	}
	const messageId = replayedId === undefined ? batchID : undefined;
	return { reply: jsonReply(body, settings), messageId };
}

function judge(
	{ settings, clock, ids }: MitakeState,
	plan: Plan,
	batchID: string,
	dueAt: number | undefined,
): Verdict {
	if (plan.kind === 'replay') return { entry: plan.earlier.entry };
	const { to: recipient, cID: given } = plan.destination;
	const cID = given === '' ? null : given;
	const at = clock.now();
	const msgID = ids.message(at, settings.replyStyle);
	if (plan.kind === 'refuse') {
		const { code } = plan;
		const refused = { recipient, cID, msgID: settings.refusedHaveId ? msgID : null, code };
		return { entry: pushEntry({ ...refused, status: code, at, point: 0 }, settings), refused };
	}
	const status = plan.status ?? (isScheduled(dueAt, at) ? '1000' : '1');
	const message: MmsMessage = {
		batchID,
		msgID,
		recipient,
		cID,
		point: settings.pointsPerMessage,
		status,
		statusAt: at,
		history: [{ status, at }],
		sentAt: null,
	};
	return { entry: pushEntry({ ...message, at }, settings), accepted: message };
}

/** The batch of the earlier messages, if they were all of one. */
function onlyBatch(earlier: readonly EarlierMessage[]): string | undefined {
	const [first, ...others] = earlier;
	return others.every(({ batchID }) => batchID === first?.batchID) ? first?.batchID : undefined;
}
