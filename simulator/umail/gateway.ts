import type { Clock } from '../base/clock';
import { type Arrival, type Call, targetsOf } from '../base/gateway/endpoint';
import { type AtPath, Gateway } from '../base/gateway/gateway';
import { describeRequest } from '../base/gateway/requestLog';
import { maskFields } from '../base/http/form';
import { splitTarget, type ReceivedRequest } from '../base/http/http';
import type { Reply } from '../base/http/reply';
import { identify } from './authenticate';
import { dispatch, findOperation } from './dispatch';
import type { Operation } from './operation';
import { allOperations } from './operations/all';
import { missingPage } from './pages';
import { UMailPanel } from './panel';
import { readParameters, type ReceivedParameters } from './parameters';
import { detailsOf, SECRETS, type UMailDetails, UNREAD } from './requestLog';
import { UMailState } from './state';

const SYSTEM_ERROR = 'system_error';
const MOUNTS = new Map([['umail', 'main']]);
/** Of a longer body the log keeps only the beginning. */
const LONGEST_BODY = 65_536;

/** The U-Mail EDM client API V3.0 under `/umail`. */
export class UMailGateway extends Gateway<Operation, UMailState, UMailDetails> {
	readonly mounts = MOUNTS;
	readonly panel = new UMailPanel(this.state);
	protected readonly secrets = SECRETS;
	protected readonly unread = UNREAD;

	constructor(clock: Clock) {
		super(new UMailState(clock, targetsOf(allOperations, MOUNTS)), allOperations);
	}

	protected override named(arrival: Arrival): string | null {
		const query = new Map(new URLSearchParams(splitTarget(arrival.target).rawQuery));
		const operations = this.endpointsAt(arrival);
		return findOperation(operations, { query, body: new Map() }, false)?.name ?? null;
	}

	protected override missingPage(status: 404 | 405): Reply {
		return missingPage(status);
	}

	/** A multipart body is told by its parts alone. */
	protected override loggedBody({ contentType, rawBody }: ReceivedRequest): string {
		if (contentType.startsWith('multipart/')) return '';
		return maskFields(rawBody.toString('latin1', 0, LONGEST_BODY), SECRETS);
	}

	protected understand(_arrival: Arrival, request: ReceivedRequest, operations: AtPath<Operation>) {
		const { state } = this;
		const received = readParameters(request);
		const operation = findOperation(operations, received, state.settings.doInBody);
		const { role, authentication } = identify(request, received.query, state.account);
		const { doubleEncoded } = describeRequest(request, SECRETS);
		const call: Call = {
			recipients: recipientsOf(received),
			run: () => dispatch(state, operation, received, role, request.method),
			refuse: ({ text }) => state.replies.result(text ?? SYSTEM_ERROR, '系统错误'),
		};
		return {
			endpoint: operation?.name ?? null,
			details: {
				...detailsOf(received, authentication),
				doubleEncoded: [...doubleEncoded, ...received.escaped],
			},
			call,
		};
	}
}

/** The addresses that a request names one by one. */
function recipientsOf({ query, body }: ReceivedParameters): string[] {
	const texts = ['address', 'mailbox'].map((name) => body.get(name) ?? query.get(name) ?? '');
	return texts.flatMap((text) => text.split(/[,\n]/)).filter((text) => text !== '');
}
