import type { Endpoint } from '../base/gateway/endpoint';
import type { ReceivedRequest } from '../base/http/http';
import type { Reply } from '../base/http/reply';
import { codeText } from './codes';
import type { SmsgoState } from './state';

/** A status code instead of what was asked for. */
export class Refusal {
	constructor(
		readonly code: number,
		readonly text = codeText(code),
	) {}
}

/** What came of a call: code 0. */
export interface Done {
	readonly reply: Reply;
	/** The message that the call made. */
	readonly messageId?: string;
}

/** One file of the gateway. */
export interface SmsgoEndpoint extends Endpoint {
	/** Carries a call out whose credentials have been checked. */
	readonly answer: (state: SmsgoState, request: ReceivedRequest, host: string) => Done | Refusal;
	/** The reply with which this endpoint refuses. */
	readonly refuse: (state: SmsgoState, request: ReceivedRequest, refusal: Refusal) => Reply;
}
