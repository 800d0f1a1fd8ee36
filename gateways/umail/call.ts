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

/** What the document says of where the parameters of a call may stand: `all`, or those of these names. */
export interface Carriers {
	/** In the body alone: such a call is a POST whatever the credential says. */
	readonly post?: 'all' | readonly string[];
	/** In the query or in the body. */
	readonly either?: 'all' | readonly string[];
	/** Parameters that nobody must see, such as a password: in an address only where GET is chosen. */
	readonly secret?: readonly string[];
}

/** How one operation of the document is asked for. */
export interface UMailRequest<Request> {
	/** Where the document describes it. */
	readonly section: string;
	readonly file: string;
	/** The value of `do`; absent for a file that does one thing. */
	readonly action?: string;
	/** A read always goes as GET. A write goes as POST, and as GET where the credential asks for it. */
	readonly effect: 'read' | 'write';
	/** Where its parameters may stand; by default the document gives all of them as GET alone. */
	readonly carriers?: Carriers;
	/**
	 * Whether a manager's account may make it, and then names its customer, or is the only one that
	 * can (chapter 7); the credential says which customer.
	 */
	readonly manager?: 'may' | 'must';
	parameters(request: Request): Parameters;
	files?(request: Request): readonly FilePart[];
}

/** One operation of the document: how it is asked for, and what the answer says. */
export interface UMailCall<Request, Result>
	extends UMailRequest<Request>, Call<UMailAccount, Request, Result> {
	readonly effect: 'read' | 'write';
}

/** Makes a call that asks for something of what the document says of it. */
export function umailRead<Request, Result>(
	declared: Omit<UMailCall<Request, Result>, 'build' | 'effect' | 'carriers' | 'parameters'> &
		Partial<Pick<UMailCall<Request, Result>, 'parameters'>>,
): UMailCall<Request, Result> {
	const call = { parameters: () => ({}), ...declared, effect: 'read' } as const;
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

/**
 * Characters of an address: servers take 8 KiB with what else stands on that line. What would make it
 * longer, such as a mail's content, goes in the body, where the document allows that.
 */
const LONGEST_ADDRESS = 4_000;
/** Characters of one parameter in an address that is too long with all of them. */
const LONGEST_ALONE = 1_000;

/** Builds the requests of an operation; one that is for managers is not made for anybody else. */
export function builderOf<Request>(
	asked: UMailRequest<Request>,
): (account: UMailAccount, request: Request) => HttpRequest {
	const { carriers = {} } = asked;
	return (account, request) => {
		const files = asked.files?.(request) ?? [];
		const given = present({ ...asked.parameters(request), ...managed(account, asked.manager) });
		const made =
			asked.effect === 'read'
				? inAddress(account, asked, given)
				: written(account, asked, given, files);
		const secrets = (carriers.secret ?? []).flatMap((name) => given[name] ?? []);
		return {
			...made,
			...(secrets.length === 0 ? {} : { secrets }),
			...(asked.manager === 'must' && account.customerId === '' ? { problem: managerOnly() } : {}),
		};
	};
}

type Place = Pick<UMailRequest<never>, 'file' | 'action' | 'carriers'>;

/** A GET. */
function inAddress(account: UMailAccount, { file, action }: Place, query: WireParameters) {
	return umailRequest(account, { file, action, method: 'GET', query, body: {}, files: [] });
}

/**
 * A write. Servers differ in where they look: one takes the document at its word and finds what is given
 * as GET in the query alone, another finds in the body alone what a POST brings. So a POST has all of
 * its parameters in the body, and in its query again whatever the document gives as GET.
 */
function written(
	account: UMailAccount,
	asked: Place,
	given: WireParameters,
	files: readonly FilePart[],
): HttpRequest {
	const { file, action, carriers = {} } = asked;
	const { post: byPost = [], either = [], secret = [] } = carriers;
	const isOnlyPost = files.length > 0 || byPost.length > 0;
	if (account.requestMethod === 'GET' && !isOnlyPost) {
		const made = inAddress(account, asked, given);
		if (either.length === 0 || made.url.length <= LONGEST_ADDRESS) return made;
	}
	const byGet = pick(given, (name) => !isIn(byPost, name) && !secret.includes(name));
	const byGetAlone = pick(byGet, (name, value) => {
		return !isIn(either, name) && encodeURIComponent(value).length <= LONGEST_ALONE;
	});
	const post = (query: WireParameters): HttpRequest =>
		umailRequest(account, { file, action, method: 'POST', query, body: given, files });
	const whole = post(byGet);
	return whole.url.length <= LONGEST_ADDRESS ? whole : post(byGetAlone);
}

function isIn(names: 'all' | readonly string[], name: string): boolean {
	return names === 'all' || names.includes(name);
}

function managed({ customerId }: UMailAccount, manager: 'may' | 'must' | undefined): Parameters {
	if (manager === undefined || customerId === '') return {};
	const customer = { customer_id: customerId };
	// Where only a manager can call, the document has no `user_type`.
	return manager === 'must' ? customer : { user_type: 'manager', ...customer };
}

function present(parameters: Parameters): WireParameters {
	const all: Record<string, string> = {};
	for (const [name, value] of Object.entries(parameters))
		if (value !== undefined) all[name] = value;
	return all;
}

function pick(
	parameters: WireParameters,
	isWanted: (name: string, value: string) => boolean,
): WireParameters {
	return Object.fromEntries(
		Object.entries(parameters).filter(([name, value]) => isWanted(name, value)),
	);
}
