import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type WorkflowExecuteMode,
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
		mode: WorkflowExecuteMode,
		_executeData: unknown,
		_raw: unknown,
		at?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.byType[type];
		if (data === undefined) return await Promise.reject(new Error(`no credential ${type}`));
		// As n8n does: an expression counts for one item.
		const valueOf = (value: string): unknown =>
			at?.workflow.expression.getParameterValue(
				value,
				at.runExecutionData,
				at.runIndex,
				at.itemIndex,
				at.node.name,
				at.connectionInputData,
				mode,
				{},
			);
		return Object.fromEntries(
			Object.entries(data).map(([name, value]) => [
				name,
				typeof value === 'string' && value.startsWith('=') ? String(valueOf(value)) : value,
			]),
		);
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
