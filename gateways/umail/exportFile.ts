import type { Outcome } from '../../messaging/outcome';
import type { Call } from '../../transport/call';
import type { UMailAccount, UMailLine } from './account';
import { builderOf, type UMailRequest } from './call';
import { ExportedFile, isExport, type Columns } from './exportedFile';
import { readNoFile } from './read';

/** An operation of the document whose response is a text file, with tabs between the columns. */
export interface UMailExport<Request>
	extends UMailRequest<Request>, Columns, Pick<Call<UMailAccount, Request, unknown>, 'build'> {
	/** Whether every line has an address, so that a file without any is none. By default it is so. */
	hasOnlyAddresses?(request: Request): boolean;
}

/** Makes an export of what the document says of it. */
export function umailExport<Request>(
	declared: Omit<UMailExport<Request>, 'build' | 'effect' | 'carriers'>,
): UMailExport<Request> {
	const call = { ...declared, effect: 'read' } as const;
	return { ...call, build: builderOf(call) };
}

/**
 * Asks for a file, which is handed on as it arrives and never held. An empty one is a file; an
 * answer in its place is none. What comes of a file that breaks off is dropped.
 *
 * @param take `file.rows()` for its rows, in batches; to stop reading ends the request
 * @throws what `take` rejects with although the file arrived as it should
 * @example exportFile(line, exportUnsubscribed, { id }, async (file) => {
 *   for await (const rows of file.rows()) for (const { time, address } of rows) see(time, address);
 * })
 */
export async function exportFile<Request, T>(
	line: UMailLine,
	call: UMailExport<Request>,
	request: Request,
	take: (file: ExportedFile) => Promise<T>,
): Promise<Outcome<T>> {
	const hasOnlyAddresses = call.hasOnlyAddresses?.(request) ?? true;
	return await line.download(call, request, {
		isFile: (start) => isExport(start, hasOnlyAddresses, call.hasMore),
		take: async (body, { hasEnd }) =>
			await take(new ExportedFile(body, call, hasEnd, hasOnlyAddresses)),
		readOther: readNoFile,
	});
}
