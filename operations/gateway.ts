import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Network } from '../transport/connection';
import type { RequestOptions } from './network';
import type { RequestOptionsField } from './parameters/sharedFields';

/** What a node says of the gateway that its operations call. */
export interface Gateway<Account, Client> {
	/** The credential type. */
	readonly credential: string;
	/** The account that a credential describes. */
	accountOf(credential: ICredentialDataDecryptedObject): Account;
	/** Opens what makes calls for an account. */
	open(account: Account, network: Network): Client;
	/** What `Options` of an operation that only asks look like, where limits are the gateway's own. */
	readonly optionsField?: RequestOptionsField;
}

/** What n8n lends to whoever needs an account. */
export interface CredentialHolder {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}

/** The account of a node. */
export async function accountOf<Account>(
	{ credential, accountOf: read }: Pick<Gateway<Account, unknown>, 'credential' | 'accountOf'>,
	context: CredentialHolder,
): Promise<Account> {
	return read(await context.getCredentials(credential));
}

/** The account of a run, and the way to its gateway. */
export interface Opener<Account, Client> {
	readonly account: Account;
	/** Opens the gateway, once: the options that it is given first count for all. */
	readonly open: (options: RequestOptions) => Client;
}

/**
 * Reads the account of one run, whose gateway is opened with the options of the first item whose
 * parameters could be read.
 */
export async function opener<Account, Client>(
	gateway: Gateway<Account, Client>,
	run: {
		readonly context: CredentialHolder;
		network(options: RequestOptions): Network;
	},
): Promise<Opener<Account, Client>> {
	const account = await accountOf(gateway, run.context);
	let opened: { readonly client: Client } | undefined;
	return {
		account,
		open: (options) => (opened ??= { client: gateway.open(account, run.network(options)) }).client,
	};
}

/** A text field of a credential; empty where it is not set. */
export function credentialText(credential: ICredentialDataDecryptedObject, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value : '';
}
