import type { Clock } from '../base/clock';
import { type Arrival, type Call, targetsOf } from '../base/gateway/endpoint';
import { type AtPath, Gateway } from '../base/gateway/gateway';
import type { ReceivedRequest } from '../base/http/http';
import { errorPage } from '../base/http/pages';
import type { Reply } from '../base/http/reply';
import { accountOf } from './account';
import { codeText, type Outcome, outcomeOf } from './codes';
import { type CloudmaxEndpoint, unknownOption } from './endpoint';
import { tagEndpoints } from './endpoints/tag';
import { CloudmaxPanel } from './panel';
import { readPlain, valueOf } from './parameters';
import { replyTo } from './replies';
import { type CloudmaxDetails, detailsOf, maskMultipart, SECRETS } from './requestLog';
import { markupRefusal, nullReferencePage, yellowPage } from './serverPages';
import { CloudmaxState } from './state';
import { type Collected, collectParameters } from './xmlCarriers';

const ENDPOINTS = [...tagEndpoints, unknownOption];
const MOUNTS = new Map([['cloudmax', 'main']]);

/** The fields that the document lists as necessary for every option. */
const NECESSARY = ['managerloginname', 'managerpassword', 'option'];

/** ITPison's Groups.aspx, the tags of Cloudmax' messaging service, under `/cloudmax`. */
export class CloudmaxGateway extends Gateway<CloudmaxEndpoint, CloudmaxState, CloudmaxDetails> {
	readonly mounts = MOUNTS;
	readonly panel = new CloudmaxPanel(this.state);
	protected readonly secrets = SECRETS;
	protected readonly unread = { charset: null, parameters: [], documents: [] };

	constructor(clock: Clock) {
		super(new CloudmaxState(clock, targetsOf(ENDPOINTS, MOUNTS)), ENDPOINTS);
	}

	protected override pathOf({ file }: Arrival): string {
		return file.toLowerCase();
	}

	/** IIS and ASP.NET themselves. */
	protected override refusedByServer(
		request: ReceivedRequest,
		endpoint?: CloudmaxEndpoint,
	): Reply | undefined {
		const { methodRefusal, rejectsRawMarkup } = this.state.settings;
		const page = super.refusedByServer(request, endpoint);
		if (page !== undefined) return page;
		if (!this.isAllowed(request) && methodRefusal === 'page405') return errorPage(405);
		return rejectsRawMarkup ? markupRefusal(request) : undefined;
	}

	protected async understand(
		_arrival: Arrival,
		request: ReceivedRequest,
		endpoints: AtPath<CloudmaxEndpoint>,
	) {
		const { settings, fetcher } = this.state;
		const plain = readPlain(request);
		if (plain === undefined) {
			const type = 'System.Web.HttpException';
			const page = yellowPage(type, 'The multipart form data is not well-formed.');
			return { endpoint: null, details: this.unread, call: page };
		}
		const collected = await collectParameters(plain, settings, fetcher);
		const { parameters } = collected;
		const option = valueOf(parameters, 'option');
		const endpoint = endpoints.find((one) => one.option === option) ?? unknownOption;
		const tell = (outcome: Outcome) => ({
			code: `${outcome.code}`,
			reply: replyTo(outcome, parameters, this.state.settings),
			messageId: outcome.groupId,
		});
		const call: Call = {
			recipients: [],
			run: () => tell(this.carryOut(request, collected, endpoint)),
			refuse: ({ code, text }) => tell({ code, text: text ?? codeText(code) }),
			page: (status) => (status === 500 ? nullReferencePage() : errorPage(status)),
		};
		return { endpoint: endpoint.name, details: detailsOf(request, collected), call };
	}

	protected override loggedBody(request: ReceivedRequest): string {
		const isMultipart = request.contentType.startsWith('multipart/');
		return isMultipart ? maskMultipart(request) : super.loggedBody(request);
	}

	private isAllowed({ method }: ReceivedRequest): boolean {
		const { getAllowed, postAllowed } = this.state.settings;
		return method === 'GET' ? getAllowed : postAllowed;
	}

	/** Necessary fields, option, account, then the option itself. */
	private carryOut(
		request: ReceivedRequest,
		{ parameters, documents }: Collected,
		endpoint: CloudmaxEndpoint,
	): Outcome {
		const { account, settings, tags } = this.state;
		const isBroken = documents.some(({ problem }) => problem !== null);
		const isIncomplete = NECESSARY.some((name) => valueOf(parameters, name) === '');
		if (isBroken || isIncomplete || !this.isAllowed(request)) return outcomeOf(102);
		if (settings.optionCheckedFirst && endpoint.option === null) return outcomeOf(110);
		const found = accountOf(parameters, account);
		if (found === undefined) return outcomeOf(1000);
		return endpoint.answer({ parameters, owner: found.loginName, tags, settings });
	}
}
