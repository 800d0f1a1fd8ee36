import type {
	ICredentialDataDecryptedObject,
	INodeCredentialTestResult,
	INodeType,
} from 'n8n-workflow';
import { credentialTestContext } from './engine';

/** Runs the test of a credential that a node has, through n8n's own helper. */
export async function testCredential(
	{ methods }: INodeType,
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const test = methods?.credentialTest?.[`${type}Test`];
	if (test === undefined) throw new Error(`no test of ${type}`);
	return await test.call(credentialTestContext(), { id: '1', name: type, type, data });
}
