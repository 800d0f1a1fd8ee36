import { getService } from '../../gateways/umail/calls/account';
import { listDomains } from '../../gateways/umail/calls/domain';
import { secretsOf } from '../../gateways/umail/account';
import type { Row } from '../../gateways/umail/rows';
import { rejected, type Outcome } from '../../messaging/outcome';
import { checkBy, credentialTest } from '../../operations/credential';
import { accountOf } from './gateway';

/**
 * Tests the credential by asking something that changes nothing: what the account may send, and for a
 * manager's account, which has no service of its own, which domains its customer has.
 */
export const uMailApiTest = credentialTest({
	accountOf,
	secretsOf,
	check: (account) =>
		account.customerId === ''
			? checkBy(getService, account, {}, sayService)
			: checkBy(
					listDomains,
					account,
					{},
					({ length }) =>
						`Connection successful: customer ${account.customerId} can send from ${length} domains`,
				),
});

/** An account whose service is off is let in all the same, and nothing that it sends leaves. */
function sayService({ serviceStatus, qtyAvailable }: Row): Outcome<string> | string {
	if (serviceStatus !== 'disabled') {
		const isTold = typeof qtyAvailable === 'number' || typeof qtyAvailable === 'string';
		return `Connection successful: ${isTold ? `${qtyAvailable} mails are left` : 'the service is enabled'}`;
	}
	return rejected({
		code: 'SERVICE_DISABLED',
		text: '',
		reason: 'U-Mail let the account in, but its sending service is disabled',
		advice: 'Ask U-Mail to enable it; until then this credential can only look things up.',
	});
}
