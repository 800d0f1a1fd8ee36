import { accountOf } from './account';
import { type Outcome, outcomeOf } from './codes';
import { optionNameOf, OPTIONS } from './options';
import { type Parameters, valueOf } from './parameters';
import type { CloudmaxState } from './state';

/** The fields that the document lists as necessary for every option. */
const NECESSARY = ['managerloginname', 'managerpassword', 'option'];

/** Carries a request to Groups.aspx out: necessary fields, option, account, then the option itself. */
export function carryOut(parameters: Parameters, state: CloudmaxState): Outcome {
	const { accounts, settings, tags } = state;
	if (NECESSARY.some((name) => valueOf(parameters, name) === '')) return outcomeOf(102);
	const option = optionNameOf(valueOf(parameters, 'option'));
	if (settings.optionCheckedFirst && option === 'unknown') return outcomeOf(110);
	const account = accountOf(parameters, accounts);
	if (account === undefined) return outcomeOf(1000);
	return OPTIONS[option]({ parameters, owner: account.loginName, tags, settings });
}
