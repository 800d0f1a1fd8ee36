import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { secretsOf, type UMailAccount } from '../../../gateways/umail/account';
import { buildCall, type UMailCall } from '../../../gateways/umail/call';
import { getService } from '../../../gateways/umail/calls/account';
import { listDomains } from '../../../gateways/umail/calls/domain';
import { accepted, rejected, type Outcome } from '../../../messaging/outcome';
import { testCredential } from '../../../operations/credential';
import { accountOf } from './open';

type ReplyToTest = Parameters<typeof getService.read>[0];

/**
 * Tests the credential by asking something that changes nothing: what the account may send, and for a
 * manager's account, which has no service of its own, which domains its customer has.
 */
export async function uMailApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = accountOf(data);
	return account.customerId === ''
		? await ask(this, account, getService, readService)
		: await ask(this, account, listDomains, (reply) => {
				const outcome = listDomains.read(reply);
				if (outcome.outcome !== 'accepted') return outcome;
				const { length } = outcome.value;
				return accepted(`customer ${account.customerId} can send from ${length} domains`);
			});
}

async function ask<Result>(
	context: ICredentialTestFunctions,
	account: UMailAccount,
	call: UMailCall<object, Result>,
	read: (reply: ReplyToTest) => Outcome<string>,
): Promise<INodeCredentialTestResult> {
	return await testCredential(
		context,
		buildCall(account, call, {}),
		secretsOf(account),
		read,
		(what) => `Connection successful: ${what}`,
	);
}

/** An account whose service is off is let in all the same, and nothing that it sends leaves. */
function readService(reply: ReplyToTest): Outcome<string> {
	const outcome = getService.read(reply);
	if (outcome.outcome !== 'accepted') return outcome;
	const { serviceStatus, qtyAvailable } = outcome.value;
	if (serviceStatus !== 'disabled') {
		const isTold = typeof qtyAvailable === 'number' || typeof qtyAvailable === 'string';
		return accepted(isTold ? `${qtyAvailable} mails are left` : 'the service is enabled');
	}
	return rejected({
		code: 'SERVICE_DISABLED',
		text: '',
		reason: 'U-Mail let the account in, but its sending service is disabled',
		advice: 'Ask U-Mail to enable it; until then this credential can only look things up.',
	});
}
