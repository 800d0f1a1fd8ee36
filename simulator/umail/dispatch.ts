import type { Outcome } from '../base/gateway/endpoint';
import type { Role } from './authenticate';
import { mayPost, type Operation } from './operation';
import { challengePage, loginPage, missingPage, unknownOperationPage } from './pages';
import { Parameters, type Reading, type ReceivedParameters } from './parameters';
import { Refused } from './refused';
import type { UMailState } from './state';

/** The `do` of a request: in the query, and with the setting `doInBody` in the body. */
export function findOperation(
	operations: readonly Operation[],
	{ query, body }: Pick<ReceivedParameters, 'query' | 'body'>,
	doInBody: boolean,
): Operation | undefined {
	const sole = operations.find(({ hasDo }) => !hasDo);
	if (sole !== undefined) return sole;
	const name = query.get('do') ?? (doInBody ? body.get('do') : undefined);
	return operations.find((operation) => operation.name === name);
}

function authFailure({ settings, replies }: UMailState): Outcome {
	if (settings.authFailure === 'result') return replies.result('auth_error', '用户名或密码错误');
	const isPage = settings.authFailure === 'loginPage';
	return { code: null, reply: isPage ? loginPage() : challengePage() };
}

/** Who has to be the caller: the manager where the call is his, or says that it is. */
function callerOf(operation: Operation | undefined, parameters: Parameters): Role {
	if (operation?.caller === 'manager') return 'manager';
	const isByType = operation?.caller === 'byUserType';
	return isByType && parameters.text('user_type') === 'manager' ? 'manager' : 'customer';
}

/** Where a request is looked through for its parameters: what is no POST has a query alone. */
function readingOf({ settings }: UMailState, method: string): Reading {
	if (method !== 'POST') return 'query';
	if (settings.postReads !== 'both') return settings.postReads;
	return settings.postWhereGetOnly === 'accepted' ? 'both' : 'documented';
}

/**
 * Checks who is calling, then carries the call out.
 * @param operation undefined for a `do` that the file does not have
 * @param role undefined where the credentials are nobody's
 */
export function dispatch(
	state: UMailState,
	operation: Operation | undefined,
	received: ReceivedParameters,
	role: Role | undefined,
	method: string,
): Outcome {
	const { postWhereGetOnly } = state.settings;
	const places = operation?.places ?? {};
	const parameters = new Parameters(received, places, readingOf(state, method));
	if (role !== callerOf(operation, parameters)) return authFailure(state);
	if (operation === undefined) return { code: null, reply: unknownOperationPage() };
	const isRefused = postWhereGetOnly === 'refused' && method === 'POST' && !mayPost(operation);
	if (isRefused) return { code: null, reply: missingPage(405) };
	try {
		return operation.run(state, parameters);
	} catch (error) {
		if (error instanceof Refused) return state.replies.result(error.status, error.message);
		throw error;
	}
}
