import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';
import type { Read } from '../growth';
import { HERE } from '../shapes';

/** A reader of text from outside, and the frames in which a hostile text gets furthest into it. */
export interface Reader {
	readonly read: Read;
	/** Each with one `…`, where the hostile part stands; alone, it is the whole text. */
	readonly frames: readonly string[];
}

/** Readers by their names: a new one is one line. */
export type Readers = Readonly<Record<string, Reader>>;

/** A reader of texts that are hostile from end to end, and in some frames as well. */
export function reader(read: Read, ...frames: readonly string[]): Reader {
	return { read, frames: [HERE, ...frames] };
}

/** A reader of the body of a reply, with HTTP status 200. */
export function replyReader(
	read: (reply: Response) => unknown,
	...frames: readonly string[]
): Reader {
	return reader(
		(text) => read(new Response(200, {}, Buffer.from(text), new Secrets([]))),
		...frames,
	);
}

/** A reader of a stream, which comes in large pieces and in small ones. */
export function streamReader(
	read: (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<unknown>,
	pieceBytes: number,
	...frames: readonly string[]
): Reader {
	return reader(
		async (text) => {
			for await (const part of read(piecesOf(text, pieceBytes))) if (part === undefined) return;
		},
		...frames,
	);
}

async function* piecesOf(text: string, size: number): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(text);
	for (let start = 0; start < bytes.length; start += size) {
		yield await Promise.resolve(bytes.subarray(start, start + size));
	}
}
