import { Session } from 'node:inspector';
import path from 'node:path';

const built = path.join(__dirname, '..', '..', '..', 'dist');
const session = new Session();

/** Has V8 note which functions run. Only those count that are loaded after this. */
export function watchCalls(): void {
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: false });
}

/** What of the build has run: `file function`, by the names of the sources. */
export async function calledFunctions(): Promise<string[]> {
	return await new Promise((resolve, reject) => {
		session.post('Profiler.takePreciseCoverage', (error, { result }) => {
			if (error !== null) {
				reject(error);
				return;
			}
			resolve(
				result.flatMap(({ url, functions }) => {
					const file = path
						.relative(built, url.replace(/^file:\/\//u, ''))
						.replace(/\.js$/u, '.ts');
					return functions
						.filter(({ ranges }) => !file.startsWith('..') && (ranges[0]?.count ?? 0) > 0)
						.map(({ functionName }) => `${file} ${functionName}`);
				}),
			);
		});
	});
}
