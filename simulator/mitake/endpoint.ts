import type { ReceivedRequest } from '../base/http/http';
import type { Reply } from '../base/http/reply';

/** What came of a request. */
export interface Outcome {
	/** The code of Appendix 1 that the reply carries; null where nothing was refused. */
	readonly code: string | null;
	readonly reply: Reply;
	/** The batch that the request made. */
	readonly batchID?: string;
}

/** One service of the gateway. */
export interface Endpoint {
	/** Carries out a request that has been authorised. */
	answer(request: ReceivedRequest): Outcome;
}
