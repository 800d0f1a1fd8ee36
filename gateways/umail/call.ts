import type { Outcome } from '../../messaging/outcome';
import type { FilePart } from '../../transport/multipart';
import type { Response } from '../../transport/response';
import type { HttpRequest, WireParameters } from '../../transport/request';
import { umailRequest, type UMailAccount } from './account';

/** Parameters under the vendor's names; what is undefined is left out, what is empty is sent. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** How one operation of the document is asked for. */
export interface UMailRequest<Request> {
	/** Where the document describes it. */
	readonly section: string;
	readonly file: string;
	/** The value of `do`; absent for a file that does one thing. */
	readonly action?: string;
	/**
	 * How the document asks for it. A read always goes as GET. A write goes as POST, and as GET where
	 * the document shows that and the credential asks for it.
	 */
	readonly method: 'GET' | 'POST';
	readonly effect: 'read' | 'write';
	/**
	 * Whether a manager's account may make it, and then names its customer, or is the only one that
	 * can (chapter 7); the credential says which customer.
	 */
	readonly manager?: 'may' | 'must';
	/** Parameters that stand in the query even when the others are in the body. */
	readonly inQuery?: readonly string[];
	parameters(request: Request): Parameters;
	/** What of a request must not be shown, such as the password of a mailbox. */
	secrets?(request: Request): readonly string[];
	files?(request: Request): readonly FilePart[];
}

/** One operation of the document. */
export interface UMailCall<Request, Result> extends UMailRequest<Request> {
	/** Reads a complete response that is no redirect, for the request that it has to be about. */
	read(response: Response, request: Request): Outcome<Result>;
}

/** The request that makes a call. */
export function buildCall<Request>(
	account: UMailAccount,
	call: UMailRequest<Request>,
	request: Request,
): HttpRequest {
	const files = call.files?.(request) ?? [];
	const given = { ...call.parameters(request), ...managed(account, call) };
	const isPost =
		files.length > 0 ||
		(call.effect === 'write' && (call.method === 'POST' || account.requestMethod === 'POST'));
	const isInQuery = (name: string): boolean => !isPost || (call.inQuery ?? []).includes(name);
	const made = umailRequest(account, {
		file: call.file,
		action: call.action,
		method: isPost ? 'POST' : 'GET',
		query: pick(given, isInQuery),
		body: pick(given, (name) => !isInQuery(name)),
		files,
	});
	return call.secrets === undefined ? made : { ...made, secrets: call.secrets(request) };
}

function managed<Request>(
	{ customerId }: UMailAccount,
	{ manager }: UMailRequest<Request>,
): Parameters {
	if (manager === undefined || customerId === '') return {};
	const customer = { customer_id: customerId };
	// Where only a manager can call, the document has no `user_type`.
	return manager === 'must' ? customer : { user_type: 'manager', ...customer };
}

function pick(parameters: Parameters, wanted: (name: string) => boolean): WireParameters {
	const picked: Record<string, string> = {};
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== undefined && wanted(name)) picked[name] = value;
	}
	return picked;
}
