import type { Call } from '../../transport/call';
import type { FilePart } from '../../transport/multipart';
import type { HttpRequest, WireParameters } from '../../transport/request';
import { umailRequest, type UMailAccount } from './account';
import { managerOnly } from './codes';
import { readWritten, type Written } from './read';

/** Parameters under the vendor's names; what is undefined is left out, what is empty is sent. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** The page that a list is asked for; absent for a list that comes whole. */
export interface Paging {
	readonly page?: string;
	readonly limit?: string;
}

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

/** One operation of the document: how it is asked for, and what the answer says. */
export interface UMailCall<Request, Result>
	extends UMailRequest<Request>, Call<UMailAccount, Request, Result> {
	readonly effect: 'read' | 'write';
}

/** Makes a call that asks for something of what the document says of it. */
export function umailRead<Request, Result>(
	declared: Omit<UMailCall<Request, Result>, 'build' | 'effect' | 'method' | 'parameters'> &
		Partial<Pick<UMailCall<Request, Result>, 'parameters'>>,
): UMailCall<Request, Result> {
	const call = { parameters: () => ({}), ...declared, method: 'GET', effect: 'read' } as const;
	return { ...call, build: builderOf(call) };
}

/** Makes a call that changes something of what the document says of it. */
export function umailWrite<Request>(
	declared: Omit<UMailCall<Request, Written>, 'build' | 'effect' | 'read'>,
): UMailCall<Request, Written> {
	const call = { ...declared, effect: 'write', read: readWritten } as const;
	return { ...call, build: builderOf(call) };
}

/** The parameters of what is named by its ID. */
export function byId({ id }: { readonly id: string }): Parameters {
	return { id };
}

/** Builds the requests of an operation; one that is for managers is not made for anybody else. */
export function builderOf<Request>(
	asked: UMailRequest<Request>,
): (account: UMailAccount, request: Request) => HttpRequest {
	return (account, request) => {
		const files = asked.files?.(request) ?? [];
		const given = { ...asked.parameters(request), ...managed(account, asked.manager) };
		const isPost =
			files.length > 0 ||
			(asked.effect === 'write' && (asked.method === 'POST' || account.requestMethod === 'POST'));
		const isInQuery = (name: string): boolean => !isPost || (asked.inQuery ?? []).includes(name);
		const made = umailRequest(account, {
			file: asked.file,
			action: asked.action,
			method: isPost ? 'POST' : 'GET',
			query: pick(given, isInQuery),
			body: pick(given, (name) => !isInQuery(name)),
			files,
		});
		return {
			...made,
			...(asked.secrets === undefined ? {} : { secrets: asked.secrets(request) }),
			...(asked.manager === 'must' && account.customerId === '' ? { problem: managerOnly() } : {}),
		};
	};
}

function managed({ customerId }: UMailAccount, manager: 'may' | 'must' | undefined): Parameters {
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
