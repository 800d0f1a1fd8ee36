/** This package's gateway clients, as an execution would open them. */
import { MAX_RESPONSE_BYTES, MitakeClient } from '../../gateways/mitake/client';
import type { MitakeAccount } from '../../gateways/mitake/account';
import { SmsgoClient } from '../../gateways/smsgo/client';
import type { Outcome } from '../../messaging/outcome';
import { DEFAULT_TIMEOUT } from '../../operations/run';
import { SMALL_RESPONSE } from '../../transport/undici/connection';
import type { Place } from './exchange';
import { smsgoAccount } from './smsgoForm';

const settings = ({ window }: Place, maxResponseBytes: number) => ({
	concurrency: window,
	timeout: DEFAULT_TIMEOUT,
	maxResponseBytes,
});

/** smsgo's. */
export function smsgoClient(place: Place): SmsgoClient {
	return new SmsgoClient(smsgoAccount(place.url), settings(place, SMALL_RESPONSE));
}

/** Mitake's. */
export function mitakeClient(place: Place, account: MitakeAccount): MitakeClient {
	return new MitakeClient(account, settings(place, MAX_RESPONSE_BYTES));
}

/** What a gateway accepted; throws where it did not. */
export function acceptedOf<T>(outcome: Outcome<T> | undefined): T {
	if (outcome?.outcome !== 'accepted') throw new Error(outcome?.failure.reason);
	return outcome.value;
}
