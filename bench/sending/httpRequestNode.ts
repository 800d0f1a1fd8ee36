import { LazyPackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, type INodeType } from 'n8n-workflow';
import { join } from 'node:path';
import { playground } from '../../playground/setup/paths';

/** The n8n that the node comes from: its engine is of the same version as the one that tests run in. */
export const N8N_VERSION = '2.41.1';

/** n8n's own HTTP Request node, in its newest version, loaded as n8n loads it. */
export async function httpRequestNode(): Promise<{ node: INodeType; typeVersion: number }> {
	const folder = join(playground, `n8n-${N8N_VERSION}`, 'node_modules', 'n8n-nodes-base');
	const loader = new LazyPackageDirectoryLoader(folder);
	await loader.loadAll();
	const { type } = loader.getNode('httpRequest');
	const node = NodeHelpers.getVersionedNodeType(type);
	return { node, typeVersion: 'nodeVersions' in type ? type.currentVersion : 1 };
}
