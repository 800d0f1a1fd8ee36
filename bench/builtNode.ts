import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';

/**
 * A node of the built package, loaded as n8n loads it: of this checkout, or of the one that
 * `BENCH_PACKAGE` names.
 */
export async function builtNode(name: string): Promise<INodeType> {
	const folder = process.env['BENCH_PACKAGE'] ?? path.join(__dirname, '..');
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const { type } = loader.getNode(name);
	if ('nodeVersions' in type) throw new Error(`${name} has versions`);
	return type;
}
