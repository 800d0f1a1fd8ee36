import type { Clock } from '../base/clock';
import { type Arrival, type Call, targetsOf } from '../base/gateway/endpoint';
import { type AtPath, Gateway } from '../base/gateway/gateway';
import type { ReceivedRequest } from '../base/http/http';
import { errorPage } from '../base/http/pages';
import type { Reply } from '../base/http/reply';
import { authorisationRefusal } from './account';
import { Refusal, type SmsgoEndpoint } from './endpoint';
import { accountEndpoints } from './endpoints/account';
import { smsEndpoints } from './endpoints/sms';
import { smsQueries } from './endpoints/smsQueries';
import { splitList } from './numbers';
import { SmsgoPanel } from './panel';
import { SmsgoState } from './state';

const LONGEST_QUERY = 2_048;
const ENDPOINTS = [...smsEndpoints, ...smsQueries, ...accountEndpoints];
/** `main` is www, `backup` the www2 of chapter 1. */
const MOUNTS = new Map([
	['smsgo', 'main'],
	['smsgo-backup', 'backup'],
]);

/** The smsgo SMS API 6.1 and 6.2 under `/smsgo`, its backup host under `/smsgo-backup`. */
export class SmsgoGateway extends Gateway<SmsgoEndpoint, SmsgoState> {
	readonly mounts = MOUNTS;
	readonly panel = new SmsgoPanel(this.state);
	protected readonly secrets = ['password'];
	protected readonly unread = {};

	constructor(clock: Clock) {
		super(new SmsgoState(clock, targetsOf(ENDPOINTS, MOUNTS)), ENDPOINTS);
	}

	protected override aliveHosts(): readonly string[] {
		const { mainAlive, backupAlive } = this.state.settings;
		return [...(mainAlive ? ['main'] : []), ...(backupAlive ? ['backup'] : [])];
	}

	protected override pathOf({ file }: Arrival): string {
		return file.toLowerCase();
	}

	protected override refusedByServer(
		request: ReceivedRequest,
		endpoint?: SmsgoEndpoint,
	): Reply | undefined {
		const { limitQueryLength, getAllowed, postAllowed } = this.state.settings;
		if (limitQueryLength && request.rawQuery.length > LONGEST_QUERY) return errorPage(404, 15);
		const page = super.refusedByServer(request, endpoint);
		const isAllowed = request.method === 'GET' ? getAllowed : postAllowed;
		return page ?? (isAllowed ? undefined : errorPage(405));
	}

	protected understand(
		{ host }: Arrival,
		request: ReceivedRequest,
		[endpoint]: AtPath<SmsgoEndpoint>,
	) {
		const { state } = this;
		const refuse = (refusal: Refusal) => ({
			code: `${refusal.code}`,
			reply: endpoint.refuse(state, request, refusal),
		});
		const call: Call = {
			recipients: splitList(request.fields.get('dstaddr')?.value),
			run() {
				const code = authorisationRefusal(request, state);
				if (code !== undefined) return refuse(new Refusal(code));
				const answer = endpoint.answer(state, request, host);
				return answer instanceof Refusal ? refuse(answer) : { code: '0', ...answer };
			},
			refuse: ({ code, text }) => refuse(new Refusal(code, text ?? undefined)),
		};
		return { endpoint: endpoint.name, details: {}, call };
	}
}
