import type { Endpoint } from '../base/gateway/endpoint';
import type { ReceivedRequest } from '../base/http/http';
import type { Reply } from '../base/http/reply';
import type { MitakeState } from './state';

/** A code of Appendix 1 instead of a reply. */
export class Refusal {
	constructor(readonly code: string) {}
}

/** What came of a call: no code. */
export interface Done {
	readonly reply: Reply;
	/** The batch that the call made. */
	readonly messageId?: string | undefined;
}

/** One service of the gateway. */
export interface MitakeEndpoint extends Endpoint {
	/** The header `actionType` that means it; null for all that comes to its path, without a token. */
	readonly action: string | null;
	/** The numbers of a request, as far as it can be read, for faults that are meant for one. */
	readonly recipients?: (request: ReceivedRequest) => readonly string[];
	/** Carries out a request that has been authorised. */
	readonly answer: (state: MitakeState, request: ReceivedRequest) => Done | Refusal;
}

export const MESSAGE_PATHS = ['msg/mms/json'];
