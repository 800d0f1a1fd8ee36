import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
} from 'n8n-workflow';

/** Credentials in plain text, by type: the one part of n8n that tests stand in for. */
export class PlainCredentials extends ICredentialsHelper {
	constructor(private readonly byType: Readonly<Record<string, ICredentialDataDecryptedObject>>) {
		super();
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getParentTypes(): string[] {
		return [];
	}

	override getCredentialsProperties(): [] {
		return [];
	}

	override async getDecrypted(
		_additionalData: unknown,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.byType[type];
		return data === undefined
			? await Promise.reject(new Error(`no credential ${type}`))
			: await Promise.resolve(data);
	}

	override async authenticate(): Promise<IHttpRequestOptions> {
		return await refuse();
	}

	override async preAuthentication(): Promise<undefined> {
		return await refuse();
	}

	override async runPreAuthentication(): Promise<undefined> {
		return await refuse();
	}

	override async getCredentials(): Promise<ICredentials> {
		return await refuse();
	}

	override async updateCredentials(): Promise<void> {
		await refuse();
	}

	override async updateCredentialsOauthTokenData(): Promise<void> {
		await refuse();
	}
}

async function refuse(): Promise<never> {
	return await Promise.reject(new Error('no node of this package asks for this'));
}
