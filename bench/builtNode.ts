import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';

/** A node of the built package, loaded as n8n loads it. */
export async function builtNode(name: string): Promise<INodeType> {
	const loader = new PackageDirectoryLoader(path.join(__dirname, '..'));
	await loader.loadAll();
	const { type } = loader.getNode(name);
	if ('nodeVersions' in type) throw new Error(`${name} has versions`);
	return type;
}
