import type { IBinaryData } from 'n8n-workflow';
import { safeContentType, safeFileName } from '../../messaging/fileName';
import { byteStream } from '../../platform/streams';
import { codeAndText } from '../../transport/undici/thrown';
import type { Run } from '../run';

/**
 * Has n8n store a file as it comes into being, no faster than it can. n8n's file system mode writes
 * it piece by piece; its database mode and its memory mode hold it whole.
 *
 * @param pieces text, which becomes UTF-8, or bytes
 * @param fileName without a path: nothing of one is kept
 * @throws what the pieces fail with, and an Error where n8n cannot store them
 */
export async function storeBinary(
	{ context }: Run,
	pieces: AsyncIterable<string | Uint8Array>,
	fileName: string,
	contentType: string,
): Promise<IBinaryData> {
	const name = safeFileName(fileName) || 'file';
	const source = byteStream(pieces);
	// n8n may listen too late, or no longer.
	source.on('error', () => undefined);
	try {
		return await context.helpers.prepareBinaryData(source, name, safeContentType(contentType));
	} catch (cause) {
		if (source.errored !== null) throw source.errored;
		const [, why] = codeAndText(cause);
		throw new Error(`n8n could not store the file '${name}': ${why}`, { cause });
	} finally {
		source.destroy();
	}
}
