import type { Authentication } from './authenticate';
import type { ReceivedParameters, UploadedFile } from './parameters';

export const SECRETS = ['password', 'pwd'];
const LONGEST_TEXT = 4_096;

/** What the log tells of a request beside what it tells of every one. */
export interface UMailDetails {
	readonly authentication: Authentication;
	/** Whether `do` stood in the query. */
	readonly doInQuery: boolean;
	/** Every parameter as it was decoded, passwords as `***`; texts beyond 4,096 characters cut. */
	readonly parameters: Readonly<Record<string, string>>;
	readonly files: readonly (Pick<UploadedFile, 'field' | 'fileName'> & { readonly size: number })[];
}

/** What the log holds of a request whose body was not read. */
export const UNREAD: UMailDetails = {
	authentication: 'none',
	doInQuery: false,
	parameters: {},
	files: [],
};

/** What the log takes from the parameters. */
export function detailsOf(
	{ query, body, files }: ReceivedParameters,
	authentication: Authentication,
): UMailDetails {
	const parameters = [...query, ...body].map(([name, value]) => {
		const text = SECRETS.includes(name) ? '***' : value.slice(0, LONGEST_TEXT);
		return [name, text] as const;
	});
	return {
		authentication,
		doInQuery: query.has('do'),
		parameters: Object.fromEntries(parameters),
		files: files.map(({ field, fileName, bytes }) => ({ field, fileName, size: bytes.length })),
	};
}
