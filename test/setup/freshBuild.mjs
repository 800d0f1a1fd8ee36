import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { shippedFolders } from './shipped.cjs';

const root = path.join(import.meta.dirname, '..', '..');
const LAST_BUILT = 'dist/known/nodes.json';

/** Tests run the build: one that is older than its sources would prove something else. */
export default function freshBuild() {
	const built = statSync(path.join(root, LAST_BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
	const sources = shippedFolders.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
			path.join(folder, file),
		),
	);
	const newer = [...sources, 'gulpfile.js', 'tsconfig.json', 'tsconfig.build.json'].find(
		(file) => statSync(path.join(root, file)).mtimeMs > built,
	);
	if (newer !== undefined) {
		throw new Error(`${newer} is newer than the build that tests run on: npm run build`);
	}
}
