import type { Clock } from '../base/clock';
import type { ControlRoutes } from '../base/control/control';
import { faultyReply, type FaultTarget } from '../base/faults/faults';
import type { Fault } from '../base/faults/faultSpec';
import type { Arrival, Gateway } from '../base/gateway/gateway';
import { maskFields } from '../base/http/form';
import type { ReceivedRequest } from '../base/http/http';
import { errorPage } from '../base/http/pages';
import { type Reply, replyOf } from '../base/http/reply';
import { describeRequest, type RequestEntry } from '../base/gateway/requestLog';
import { Traffic } from '../base/http/traffic';
import { CancelEndpoint } from './cancel';
import { codeText } from './codes';
import { smsgoRoutes } from './control';
import type { Endpoint, Outcome } from './endpoint';
import { endpointOf } from './files';
import { splitList } from './numbers';
import { PointsEndpoint, QueryBulkEndpoint, QueryEndpoint } from './queries';
import { SendEndpoint } from './send';
import { SmsgoPanel } from './panel';
import { type EndpointName, SmsgoState } from './state';

const LONGEST_QUERY = 2_048;
const SECRETS = ['password'];

/** A request that reached an endpoint, with the fault that hit it. */
interface Handled {
	readonly reply: Reply;
	readonly outcome: Outcome | undefined;
	readonly fault: Fault | undefined;
	readonly code: number | null;
	readonly recipients: number;
}

/** The smsgo SMS API 6.1 and 6.2 under `/smsgo`, its backup host under `/smsgo-backup`. */
export class SmsgoGateway implements Gateway {
	readonly name = 'smsgo';
	readonly mounts = new Map([
		['smsgo', 'main'],
		['smsgo-backup', 'backup'],
	]);
	readonly traffic = new Traffic();
	readonly control: ControlRoutes;
	/** The same as `control`, as functions. */
	readonly panel: SmsgoPanel;
	private readonly state: SmsgoState;
	private readonly endpoints: Record<EndpointName, Endpoint>;
	private requestCount = 0;

	constructor(clock: Clock) {
		const state = new SmsgoState(clock);
		this.state = state;
		this.panel = new SmsgoPanel(state, this.traffic);
		this.control = smsgoRoutes(this.panel, state);
		this.endpoints = {
			send: new SendEndpoint(state),
			query: new QueryEndpoint(state),
			queryBulk: new QueryBulkEndpoint(state),
			points: new PointsEndpoint(state),
			cancel: new CancelEndpoint(state),
		};
	}

	latencyMs(): number {
		return this.state.settings.latencyMs;
	}

	isDead(arrival: Arrival): boolean {
		const { settings, faults } = this.state;
		const isOff = arrival.host === 'main' ? !settings.mainAlive : !settings.backupAlive;
		const target = { host: arrival.host, endpoint: endpointOf(arrival) ?? '', recipients: [] };
		const isDead = isOff || faults.take(target, true) !== undefined;
		if (isDead) this.logDead(arrival);
		return isDead;
	}

	answer(arrival: Arrival, request: ReceivedRequest): Reply {
		const name = endpointOf(arrival);
		const page = this.refusedByServer(name, request);
		const handled =
			page === undefined && name !== undefined
				? this.handle(name, arrival, request)
				: serverPage(page ?? errorPage(404));
		const { reply, outcome, fault, code, recipients } = handled;
		this.log(arrival, {
			...describeRequest(request, SECRETS),
			endpoint: name ?? null,
			recipients,
			code: code === null ? null : `${code}`,
			messageId: outcome?.msgid ?? null,
			fault: fault?.kind ?? null,
			status: reply.delivery === 'reset' ? null : reply.status,
		});
		return reply;
	}

	reset(): void {
		this.requestCount = 0;
		this.state.reset();
		this.traffic.reset();
	}

	async close(): Promise<void> {
		await this.state.callbacks.close();
	}

	/** What IIS itself refuses, before the gateway's program sees it. */
	private refusedByServer(
		name: EndpointName | undefined,
		request: ReceivedRequest,
	): Reply | undefined {
		const { limitQueryLength, getAllowed, postAllowed } = this.state.settings;
		if (limitQueryLength && request.rawQuery.length > LONGEST_QUERY) return errorPage(404, 15);
		if (name === undefined) return errorPage(404);
		const isAllowed =
			(request.method === 'GET' && getAllowed) || (request.method === 'POST' && postAllowed);
		return isAllowed ? undefined : errorPage(405);
	}

	private handle(name: EndpointName, { host, target }: Arrival, request: ReceivedRequest): Handled {
		const endpoint = this.endpoints[name];
		const recipients = splitList(request.fields.get('dstaddr')?.value);
		const faultTarget: FaultTarget = { endpoint: name, host, recipients };
		const fault = this.state.faults.take(faultTarget, false);
		const outcome =
			fault === undefined || fault.process ? endpoint.answer(request, host) : undefined;
		const normal = outcome?.reply ?? replyOf(200, '', '');
		const handled = { outcome, fault, recipients: recipients.length };
		if (fault === undefined) return { ...handled, reply: normal, code: outcome?.code ?? null };
		const refuse = (code: number, text: string | null) =>
			endpoint.refuse(request, code, text ?? codeText(code));
		const reply = faultyReply(fault, { reply: normal, refuse, target });
		return { ...handled, reply, code: toldCode(fault, outcome) };
	}

	private log(arrival: Arrival, entry: Omit<RequestEntry, 'id' | 'at' | 'host' | 'connection'>) {
		const { host, connection } = arrival;
		const id = ++this.requestCount;
		this.state.requests.push({ id, at: this.state.clock.isoNow(), host, connection, ...entry });
	}

	/** Nothing beyond the request line is known of a request to a dead host. */
	private logDead(arrival: Arrival): void {
		const [path = '', query = ''] = arrival.target.split('?');
		const request = { method: arrival.method, path, query: maskFields(query, SECRETS), body: '' };
		const unread = { contentType: '', passwordInUrl: false, doubleEncoded: [], notUtf8: [] };
		const result = { recipients: 0, code: null, messageId: null, fault: 'dead', status: null };
		this.log(arrival, { ...request, ...unread, ...result, endpoint: endpointOf(arrival) ?? null });
	}
}

function serverPage(reply: Reply): Handled {
	return { reply, outcome: undefined, fault: undefined, code: null, recipients: 0 };
}

/** The status code that the client could read in a spoilt reply, if any. */
function toldCode(fault: Fault, outcome: Outcome | undefined): number | null {
	if (fault.kind === 'code') return fault.code;
	return fault.kind === 'slow' || fault.kind === 'drip' ? (outcome?.code ?? null) : null;
}
