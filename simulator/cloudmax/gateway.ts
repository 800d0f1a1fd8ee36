import type { Clock } from '../base/clock';
import type { ControlRoutes } from '../base/control/control';
import { faultyReply } from '../base/faults/faults';
import type { Fault } from '../base/faults/faultSpec';
import { maskFields } from '../base/http/form';
import type { Arrival, Gateway } from '../base/gateway/gateway';
import type { ReceivedRequest } from '../base/http/http';
import { errorPage } from '../base/http/pages';
import { type Reply, replyOf } from '../base/http/reply';
import { Traffic } from '../base/http/traffic';
import { codeText, type Outcome, outcomeOf } from './codes';
import { cloudmaxRoutes } from './control';
import { carryOut } from './groups';
import { type OptionName, optionNameOf } from './options';
import { CloudmaxPanel } from './panel';
import { type PlainRequest, readPlain, valueOf } from './parameters';
import { replyTo } from './replies';
import { type CloudmaxRequestEntry, describeGroupsRequest, SECRETS, UNREAD } from './requestEntry';
import { markupRefusal, nullReferencePage, yellowPage } from './serverPages';
import { CloudmaxState, HOST } from './state';
import { type Collected, collectParameters } from './xmlCarriers';
import { XmlFetcher } from './xmlFetcher';

/** Names of files are not case-sensitive. */
const FILE = 'groups.aspx';

/** What became of a request, for the log. */
interface Handled {
	readonly reply: Reply;
	readonly collected: Collected;
	readonly option: OptionName | null;
	readonly outcome: Outcome | undefined;
	readonly fault: Fault | undefined;
	/** The code that the client could read. */
	readonly code: number | null;
}

/** ITPison's Groups.aspx, the tags of Cloudmax' messaging service, under `/cloudmax`. */
export class CloudmaxGateway implements Gateway {
	readonly name = 'cloudmax';
	readonly mounts = new Map([['cloudmax', HOST]]);
	readonly traffic = new Traffic();
	readonly control: ControlRoutes;
	/** The same as `control`, as functions. */
	readonly panel: CloudmaxPanel;
	private readonly state: CloudmaxState;
	private readonly fetcher = new XmlFetcher();
	private requestCount = 0;

	constructor(clock: Clock) {
		this.state = new CloudmaxState(clock);
		this.panel = new CloudmaxPanel(this.state, this.traffic);
		this.control = cloudmaxRoutes(this.panel, this.state);
	}

	latencyMs(): number {
		return this.state.settings.latencyMs;
	}

	isDead(arrival: Arrival): boolean {
		const { settings, faults } = this.state;
		const target = { host: HOST, endpoint: '', recipients: [] };
		const isDead = !settings.alive || faults.take(target, true) !== undefined;
		if (isDead) this.logDead(arrival);
		return isDead;
	}

	async answer(arrival: Arrival, request: ReceivedRequest): Promise<Reply> {
		const refusal = this.refusedByServer(arrival, request);
		const plain = refusal === undefined ? readPlain(request) : undefined;
		const handled =
			plain === undefined
				? serverPage(refusal ?? brokenMultipart())
				: await this.handle(arrival, request, plain);
		const { reply, collected, option, outcome, fault, code } = handled;
		this.log(arrival, {
			...describeGroupsRequest(request, collected),
			endpoint: option,
			recipients: 0,
			code: code === null ? null : `${code}`,
			messageId: null,
			groupId: outcome?.groupId ?? null,
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
		this.fetcher.close();
		await Promise.resolve();
	}

	/** What IIS and ASP.NET themselves refuse, before the program sees it. */
	private refusedByServer({ file }: Arrival, request: ReceivedRequest): Reply | undefined {
		const { methodRefusal, rejectsRawMarkup } = this.state.settings;
		if (file.toLowerCase() !== FILE) return errorPage(404);
		const isKnown = request.method === 'GET' || request.method === 'POST';
		if (!isKnown || (!this.isAllowed(request) && methodRefusal === 'page405')) {
			return errorPage(405);
		}
		return rejectsRawMarkup ? markupRefusal(request) : undefined;
	}

	private isAllowed({ method }: ReceivedRequest): boolean {
		const { getAllowed, postAllowed } = this.state.settings;
		return method === 'GET' ? getAllowed : postAllowed;
	}

	private async handle(
		{ target }: Arrival,
		request: ReceivedRequest,
		plain: PlainRequest,
	): Promise<Handled> {
		const { state } = this;
		const collected = await collectParameters(plain, state.settings, this.fetcher);
		const { parameters } = collected;
		const option = optionNameOf(valueOf(parameters, 'option'));
		const fault = state.faults.take({ host: HOST, endpoint: option, recipients: [] }, false);
		const result = { collected, option, fault };
		const outcome =
			fault === undefined || fault.process ? this.outcomeOf(request, collected) : undefined;
		const reply =
			outcome === undefined ? replyOf(200, '', '') : replyTo(outcome, parameters, state.settings);
		if (fault === undefined) return { ...result, outcome, reply, code: outcome?.code ?? null };
		const refuse = (code: number, text: string | null) =>
			replyTo({ code, text: text ?? codeText(code) }, parameters, state.settings);
		const isYellow = fault.kind === 'html' && fault.status === 500;
		const spoilt = isYellow ? nullReferencePage() : faultyReply(fault, { reply, refuse, target });
		return { ...result, outcome, reply: spoilt, code: toldCode(fault, outcome) };
	}

	private outcomeOf(request: ReceivedRequest, collected: Collected): Outcome {
		const isBroken = collected.documents.some(({ problem }) => problem !== null);
		if (isBroken || !this.isAllowed(request)) return outcomeOf(102);
		return carryOut(collected.parameters, this.state);
	}

	private log(
		{ host, connection }: Arrival,
		entry: Omit<CloudmaxRequestEntry, 'id' | 'at' | 'host' | 'connection'>,
	): void {
		const id = ++this.requestCount;
		this.state.requests.push({ id, at: this.state.clock.isoNow(), host, connection, ...entry });
	}

	/** Nothing beyond the request line is known of a request to a dead host. */
	private logDead(arrival: Arrival): void {
		const [path = '', rawQuery = ''] = arrival.target.split('?');
		const query = maskFields(rawQuery, SECRETS);
		const unread = { contentType: '', charset: null, parameters: [], documents: [] };
		const signs = { passwordInUrl: false, doubleEncoded: [], notUtf8: [] };
		const result = { recipients: 0, code: null, messageId: null, groupId: null, status: null };
		const request = { method: arrival.method, path, query, body: '', endpoint: null };
		this.log(arrival, { ...request, ...unread, ...signs, ...result, fault: 'dead' });
	}
}

function serverPage(reply: Reply): Handled {
	const nothing = { option: null, outcome: undefined, fault: undefined, code: null };
	return { reply, collected: UNREAD, ...nothing };
}

function brokenMultipart(): Reply {
	return yellowPage('System.Web.HttpException', 'The multipart form data is not well-formed.');
}

/** The code that the client could read in a spoilt reply, if any. */
function toldCode(fault: Fault, outcome: Outcome | undefined): number | null {
	if (fault.kind === 'code') return fault.code;
	return fault.kind === 'slow' || fault.kind === 'drip' ? (outcome?.code ?? null) : null;
}
