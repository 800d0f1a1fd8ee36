import { type Done, type Endpoint, GET_OR_POST } from '../base/gateway/endpoint';
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

/** One file of the gateway. */
export interface SmsgoEndpoint extends Endpoint {
	/** Carries a call out whose credentials have been checked; what is done has code 0. */
	readonly answer: (state: SmsgoState, request: ReceivedRequest, host: string) => Done | Refusal;
	/** The reply with which this endpoint refuses. */
	readonly refuse: (state: SmsgoState, request: ReceivedRequest, refusal: Refusal) => Reply;
}

/** Chapter 1 gives the backup host for sending alone. */
export const ON_MAIN = { hosts: ['main'], methods: GET_OR_POST };
