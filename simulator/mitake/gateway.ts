import type { Clock } from '../base/clock';
import { type Arrival, type Call, targetsOf } from '../base/gateway/endpoint';
import { type AtPath, Gateway } from '../base/gateway/gateway';
import type { ReceivedRequest } from '../base/http/http';
import type { Reply } from '../base/http/reply';
import { headerOf, tokenRefusal } from './authorise';
import { ConnectionLimit } from './connections';
import { type MitakeEndpoint, Refusal } from './endpoint';
import { messageEndpoints } from './endpoints/message';
import { messageQueries } from './endpoints/messageQueries';
import { tokenEndpoints } from './endpoints/token';
import { MitakePanel } from './panel';
import { refusalReply } from './replies';
import { type MitakeDetails, MitakeState } from './state';

const LOGGED_BODY = 8_000;
const SECRET = /("clientSecret"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi;
const ENDPOINTS = [...tokenEndpoints, ...messageEndpoints, ...messageQueries];
const MOUNTS = new Map([['mitake', 'main']]);

/** The Mitake MMS API 1.18 under `/mitake`. */
export class MitakeGateway extends Gateway<MitakeEndpoint, MitakeState, MitakeDetails> {
	readonly mounts = MOUNTS;
	readonly panel = new MitakePanel(this.state);
	protected readonly secrets = ['clientsecret'];
	protected readonly unread = { headers: {}, bodyLength: 0 };
	private readonly connections = new ConnectionLimit();

	constructor(clock: Clock) {
		super(new MitakeState(clock, targetsOf(ENDPOINTS, MOUNTS)), ENDPOINTS);
	}

	override async answer(arrival: Arrival, request: ReceivedRequest): Promise<Reply> {
		const reply = await super.answer(arrival, request);
		// By the simulator's clock, as the times in the body are: clients compare the two.
		const date = new Date(this.state.clock.now()).toUTCString();
		return { ...reply, headers: { ...reply.headers, date } };
	}

	protected understand(
		arrival: Arrival,
		request: ReceivedRequest,
		endpoints: AtPath<MitakeEndpoint>,
	) {
		const { state } = this;
		const wanted = headerOf(request.headers, 'actionType');
		const endpoint = endpoints.find(({ action }) => action === null || action === wanted);
		const call: Call = {
			recipients: endpoint?.recipients?.(request) ?? [],
			run: () => {
				const answer = this.carryOut(arrival, request, endpoint);
				if (!(answer instanceof Refusal)) return { code: null, ...answer };
				return { code: answer.code, reply: refusalReply(answer.code, state.settings) };
			},
			refuse: ({ code, text, status }) => ({
				code: `${code}`,
				reply: refusalReply(`${code}`, state.settings, text ?? undefined, status),
			}),
		};
		return { endpoint: endpoint?.name ?? null, details: detailsOf(request), call };
	}

	protected override loggedBody({ rawBody }: ReceivedRequest): string {
		return rawBody.toString('latin1', 0, LOGGED_BODY).replaceAll(SECRET, '$1"***"');
	}

	/** Connections (1007), address (1006), token, service (1008), content type (4003), the rest. */
	private carryOut(
		{ connection }: Arrival,
		request: ReceivedRequest,
		endpoint: MitakeEndpoint | undefined,
	) {
		const { settings, account, traffic } = this.state;
		const { openConnections } = traffic.snapshot();
		if (!this.connections.admits(connection, openConnections, settings.maxConnections)) {
			return new Refusal('1007');
		}
		const { allowedIps } = account;
		if (allowedIps.length > 0 && !allowedIps.includes(request.remoteAddress)) {
			return new Refusal('1006');
		}
		const isFree = endpoint?.action === null;
		const code = isFree ? undefined : tokenRefusal(request.headers, this.state);
		if (code !== undefined) return new Refusal(code);
		if (endpoint === undefined) return new Refusal('1008');
		const [type = ''] = request.contentType.split(';');
		const isJson = type.trim() === 'application/json';
		if (settings.requireJsonType && !isJson) return new Refusal('4003');
		return endpoint.answer(this.state, request);
	}
}

function detailsOf({ headers, rawBody }: ReceivedRequest): MitakeDetails {
	const names = Object.keys(headers).map((name) => {
		const value = headerOf(headers, name);
		return [name, name === 'authorization' ? maskToken(value) : value] as const;
	});
	return { headers: Object.fromEntries(names), bodyLength: rawBody.length };
}

/** Only the scheme stays. */
function maskToken(authorization: string): string {
	const blank = authorization.indexOf(' ');
	return blank < 0 ? '***' : `${authorization.slice(0, blank)} ***`;
}
