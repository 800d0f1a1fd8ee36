/** This package's gateway clients, as an execution would open them. */
import type { MitakeAccount } from '../../gateways/mitake/account';
import { MitakeClient } from '../../gateways/mitake/client';
import { openSmsgo, type SmsgoLine } from '../../gateways/smsgo/account';
import type { Outcome } from '../../messaging/outcome';
import { networkOf } from '../../operations/network';
import type { Place } from './exchange';
import { smsgoAccount } from './smsgoForm';

/** smsgo's. */
export function smsgoClient({ url, window }: Place): SmsgoLine {
	return openSmsgo(smsgoAccount(url), networkOf({}, { concurrency: window }));
}

/** Mitake's. */
export function mitakeClient({ window }: Place, account: MitakeAccount): MitakeClient {
	return new MitakeClient(account, networkOf({}, { concurrency: window }));
}

/** What a gateway accepted; throws where it did not. */
export function acceptedOf<T>(outcome: Outcome<T> | undefined): T {
	if (outcome?.outcome !== 'accepted') throw new Error(outcome?.failure.reason);
	return outcome.value;
}
