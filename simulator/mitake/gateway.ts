import type { Clock } from '../base/clock';
import type { ControlRoutes } from '../base/control/control';
import { faultyReply } from '../base/faults/faults';
import type { Fault } from '../base/faults/faultSpec';
import type { Arrival, Gateway } from '../base/gateway/gateway';
import type { ReceivedRequest } from '../base/http/http';
import { isRecord } from '../base/control/input';
import { errorPage } from '../base/http/pages';
import { type Reply, replyOf } from '../base/http/reply';
import { Traffic } from '../base/http/traffic';
import { headerOf, tokenRefusal } from './authorise';
import { ConnectionLimit } from './connections';
import { mitakeRoutes } from './control';
import type { Endpoint, Outcome } from './endpoint';
import { isList, readObject } from './json';
import { MitakePanel } from './panel';
import { PushEndpoint } from './push';
import { QueryEndpoint } from './queries';
import { refusalReply, refused } from './replies';
import { describeMitakeRequest, type MitakeRequestEntry } from './requestEntry';
import { type EndpointName, MitakeState } from './state';
import { TokenEndpoint } from './token';

const TOKEN_FILE = 'AuthorizationService/Token';
const MESSAGE_FILE = 'msg/mms/json';
const ENDPOINT_OF_ACTION = new Map<string, EndpointName>([
	['push', 'push'],
	['queryBatchDR', 'queryBatch'],
	['querySingleDR', 'querySingle'],
]);

/** A request that was answered, with the fault that hit it. */
interface Handled {
	readonly reply: Reply;
	readonly code: string | null;
	readonly batchID?: string | undefined;
	readonly fault?: Fault | undefined;
}

/** The Mitake MMS API 1.18 under `/mitake`. */
export class MitakeGateway implements Gateway {
	readonly name = 'mitake';
	readonly mounts = new Map([['mitake', 'main']]);
	readonly traffic = new Traffic();
	readonly control: ControlRoutes;
	/** The same as `control`, as functions. */
	readonly panel: MitakePanel;
	private readonly state: MitakeState;
	private readonly endpoints: Record<EndpointName, Endpoint>;
	private readonly connections = new ConnectionLimit();
	private requestCount = 0;

	constructor(clock: Clock) {
		const state = new MitakeState(clock);
		this.state = state;
		this.panel = new MitakePanel(state, this.traffic);
		this.control = mitakeRoutes(this.panel, state);
		this.endpoints = {
			token: new TokenEndpoint(state),
			push: new PushEndpoint(state),
			queryBatch: new QueryEndpoint(state, 'batch'),
			querySingle: new QueryEndpoint(state, 'single'),
		};
	}

	latencyMs(): number {
		return this.state.settings.latencyMs;
	}

	/** The service of a message call stands in a header, which is not looked at here. */
	isDead({ host, file }: Arrival): boolean {
		const endpoint = file === TOKEN_FILE ? 'token' : '';
		const isHit = this.state.faults.take({ host, endpoint, recipients: [] }, true) !== undefined;
		return isHit || !this.state.settings.alive;
	}

	answer(arrival: Arrival, request: ReceivedRequest): Reply {
		const endpoint = endpointOf(arrival, request);
		const recipients = endpoint === 'push' ? recipientsOf(request) : [];
		const handled = this.handle(endpoint, recipients, arrival, request);
		const { reply, code, batchID, fault } = handled;
		const { host, connection } = arrival;
		const entry: MitakeRequestEntry = {
			id: ++this.requestCount,
			at: this.state.clock.isoNow(),
			host,
			connection,
			...describeMitakeRequest(request),
			endpoint: endpoint ?? null,
			recipients: recipients.length,
			code,
			messageId: batchID ?? null,
			fault: fault?.kind ?? null,
			status: reply.delivery === 'reset' ? null : reply.status,
		};
		this.state.requests.push(entry);
		// By the simulator's clock, as the times in the body are: clients compare the two.
		const date = new Date(this.state.clock.now()).toUTCString();
		return { ...reply, headers: { ...reply.headers, date } };
	}

	reset(): void {
		this.requestCount = 0;
		this.state.reset();
		this.traffic.reset();
	}

	async close(): Promise<void> {
		await this.state.callbacks.close();
	}

	private handle(
		endpoint: EndpointName | undefined,
		recipients: readonly string[],
		arrival: Arrival,
		request: ReceivedRequest,
	): Handled {
		const { host, file, method, target } = arrival;
		if (file !== TOKEN_FILE && file !== MESSAGE_FILE) return { reply: errorPage(404), code: null };
		if (method !== 'POST') return { reply: errorPage(405), code: null };
		const faultTarget = { endpoint: endpoint ?? '', host, recipients };
		const fault = this.state.faults.take(faultTarget, false);
		const isCarriedOut = fault === undefined || fault.process;
		const outcome = isCarriedOut ? this.carryOut(endpoint, arrival, request) : undefined;
		const normal = outcome?.reply ?? replyOf(200, '', '');
		const batchID = outcome?.batchID;
		if (fault === undefined) return { reply: normal, code: outcome?.code ?? null, batchID };
		const { settings } = this.state;
		const refuse = (code: number, text: string | null) =>
			refusalReply(`${code}`, settings, text ?? undefined, fault.status);
		const reply = faultyReply(fault, { reply: normal, refuse, target });
		return { reply, code: toldCode(fault, outcome), batchID, fault };
	}

	/** Connections (1007), address (1006), token, service (1008), content type (4003), the rest. */
	private carryOut(
		endpoint: EndpointName | undefined,
		{ connection }: Arrival,
		request: ReceivedRequest,
	): Outcome {
		const { settings, account } = this.state;
		const { openConnections } = this.traffic.snapshot();
		if (!this.connections.admits(connection, openConnections, settings.maxConnections)) {
			return refused('1007', settings);
		}
		const { allowedIps } = account;
		if (allowedIps.length > 0 && !allowedIps.includes(request.remoteAddress)) {
			return refused('1006', settings);
		}
		const code = endpoint === 'token' ? undefined : tokenRefusal(request.headers, this.state);
		if (code !== undefined) return refused(code, settings);
		if (endpoint === undefined) return refused('1008', settings);
		const [type = ''] = request.contentType.split(';');
		const isJson = type.trim() === 'application/json';
		if (settings.requireJsonType && !isJson) return refused('4003', settings);
		return this.endpoints[endpoint].answer(request);
	}
}

function endpointOf({ file }: Arrival, request: ReceivedRequest): EndpointName | undefined {
	if (file === TOKEN_FILE) return 'token';
	if (file !== MESSAGE_FILE) return undefined;
	return ENDPOINT_OF_ACTION.get(headerOf(request.headers, 'actionType'));
}

/** The numbers of a push, as far as it can be read, for faults that are meant for one of them. */
function recipientsOf(request: ReceivedRequest): string[] {
	const destinations = readObject(request.rawBody)?.['destinations'];
	if (!isList(destinations)) return [];
	return destinations.flatMap((destination) => {
		const to = isRecord(destination) ? destination['to'] : undefined;
		return typeof to === 'string' ? [to] : [];
	});
}

/** The code that the client could read in a spoilt reply, if any. */
function toldCode(fault: Fault, outcome: Outcome | undefined): string | null {
	if (fault.kind === 'code') return `${fault.code}`;
	return fault.kind === 'slow' || fault.kind === 'drip' ? (outcome?.code ?? null) : null;
}
