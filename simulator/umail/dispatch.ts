import type { ReceivedRequest } from '../base/http/http';
import { type Authentication, identify } from './authenticate';
import { type Answer, mayPost, type Operation } from './operation';
import { challengePage, loginPage, missingPage, unknownOperationPage } from './pages';
import { Parameters, type ReceivedParameters } from './parameters';
import { Refused } from './refused';
import type { UMailState } from './state';

/** A request with what it carries, and the operation it is for. */
export interface Call {
	readonly request: ReceivedRequest;
	readonly received: ReceivedParameters;
	/** Undefined for a `do` that the file does not have. */
	readonly operation: Operation | undefined;
}

export interface Dispatched {
	readonly answer: Answer;
	readonly authentication: Authentication;
}

/** The `do` of a request: in the query, and with the setting `doInBody` in the body. */
export function findOperation(
	operations: readonly Operation[],
	{ query, body }: ReceivedParameters,
	doInBody: boolean,
): Operation | undefined {
	const sole = operations.find(({ hasDo }) => !hasDo);
	if (sole !== undefined) return sole;
	const name = query.get('do') ?? (doInBody ? body.get('do') : undefined);
	return operations.find((operation) => operation.name === name);
}

function authFailure({ settings, replies }: UMailState): Answer {
	if (settings.authFailure === 'result') return replies.result('auth_error', '用户名或密码错误');
	const isPage = settings.authFailure === 'loginPage';
	return { status: null, reply: isPage ? loginPage() : challengePage() };
}

/** Who has to be the caller: the manager where the call is his, or says that it is. */
function callerOf(operation: Operation | undefined, parameters: Parameters) {
	if (operation?.caller === 'manager') return 'manager';
	const isByType = operation?.caller === 'byUserType';
	return isByType && parameters.text('user_type') === 'manager' ? 'manager' : 'customer';
}

function run(state: UMailState, operation: Operation, parameters: Parameters): Answer {
	try {
		return operation.run(parameters);
	} catch (error) {
		if (error instanceof Refused) return state.replies.result(error.status, error.message);
		throw error;
	}
}

/** Checks who is calling, then carries the call out. */
export function dispatch(state: UMailState, { request, received, operation }: Call): Dispatched {
	const { postWhereGetOnly } = state.settings;
	const places = operation?.places ?? {};
	const parameters = new Parameters(received, places, postWhereGetOnly === 'accepted');
	const { role, authentication } = identify(request, received.query, state.account);
	const done = (answer: Answer) => ({ answer, authentication });
	if (role !== callerOf(operation, parameters)) return done(authFailure(state));
	if (operation === undefined) return done({ status: null, reply: unknownOperationPage() });
	const isRefused =
		postWhereGetOnly === 'refused' && request.method === 'POST' && !mayPost(operation);
	if (isRefused) return done({ status: null, reply: missingPage(405) });
	return done(run(state, operation, parameters));
}
