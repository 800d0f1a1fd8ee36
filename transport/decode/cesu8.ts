const PAIR = /\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]/gu;

/**
 * UTF-8 made of CESU-8: Java gateways write an emoji as the two halves of its UTF-16 form, of three
 * bytes each.
 *
 * @returns undefined where there is no such pair
 */
export function fromCesu8({ buffer, byteOffset, byteLength }: Uint8Array): Buffer | undefined {
	const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
	const mended = text.replace(PAIR, (pair) => {
		const emoji = String.fromCharCode(halfAt(pair, 0), halfAt(pair, 3));
		return Buffer.from(emoji).toString('latin1');
	});
	return mended === text ? undefined : Buffer.from(mended, 'latin1');
}

/** The half of a surrogate pair that three bytes stand for. */
function halfAt(bytes: string, at: number): number {
	return 0xd000 | ((bytes.charCodeAt(at + 1) & 0x3f) << 6) | (bytes.charCodeAt(at + 2) & 0x3f);
}
