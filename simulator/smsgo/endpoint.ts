import type { ReceivedRequest } from '../base/http/http';
import type { Reply } from '../base/http/reply';

/** What came of a request. */
export interface Outcome {
	/** The status code that the reply carries. */
	readonly code: number;
	readonly reply: Reply;
	/** The message that the request made. */
	readonly msgid?: string;
}

/** One file of the gateway. */
export interface Endpoint {
	/** Carries a request out. */
	answer(request: ReceivedRequest, host: string): Outcome;
	/** The reply with which this endpoint refuses with a status code. */
	refuse(request: ReceivedRequest, code: number, text: string): Reply;
}
