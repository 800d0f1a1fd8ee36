import type { Done, Endpoint } from '../base/gateway/endpoint';
import type { ReceivedRequest } from '../base/http/http';
import type { MitakeState } from './state';

/** A code of Appendix 1 instead of a reply. */
export class Refusal {
	constructor(readonly code: string) {}
}

/** One service of the gateway. */
export interface MitakeEndpoint extends Endpoint {
	/** The header `actionType` that means it; null for all that comes to its path, without a token. */
	readonly action: string | null;
	/** The numbers of a request, as far as it can be read, for faults that are meant for one. */
	readonly recipients?: (request: ReceivedRequest) => readonly string[];
	/** Carries out a request that has been authorised; what is done has no code. */
	readonly answer: (state: MitakeState, request: ReceivedRequest) => Done | Refusal;
}

export const MESSAGE_PATHS = ['msg/mms/json'];
