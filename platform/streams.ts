import { PassThrough, Readable } from 'node:stream';

/** Whether a value is a stream that can be read. */
export function isStream(value: unknown): value is Readable {
	return value instanceof Readable;
}

/** A stream of bytes; a text becomes its UTF-8. It reads no further ahead than a stream's buffer. */
export function byteStream(
	pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Readable {
	return Readable.from(pieces, { objectMode: false });
}

/** A stream of the pieces as they are, one read ahead. */
export function pieceStream(pieces: AsyncIterable<string | Uint8Array>): Readable {
	return Readable.from(pieces);
}

/** A stream that gives out the pieces that are written to it as they are, texts as well, one at a time. */
export function passThrough(): PassThrough {
	return new PassThrough({
		decodeStrings: false,
		readableObjectMode: true,
		readableHighWaterMark: 1,
	});
}
