const LEAD = 0xed;

/**
 * UTF-8 made of CESU-8: Java gateways write an emoji as the two halves of its UTF-16 form, of three
 * bytes each.
 *
 * @returns undefined where there is no such pair
 */
export function fromCesu8(bytes: Uint8Array): Buffer | undefined {
	let result: Buffer | undefined;
	let length = 0;
	let copied = 0;
	for (let at = bytes.indexOf(LEAD); at !== -1; at = bytes.indexOf(LEAD, at + 1)) {
		const high = halfAt(bytes, at);
		const low = halfAt(bytes, at + 3);
		if (high < 0xd800 || high > 0xdbff || low < 0xdc00) continue;
		result ??= Buffer.alloc(bytes.length);
		result.set(bytes.subarray(copied, at), length);
		length += at - copied;
		length += result.write(String.fromCharCode(high, low), length);
		copied = at + 6;
		at += 5;
	}
	result?.set(bytes.subarray(copied), length);
	return result?.subarray(0, length + bytes.length - copied);
}

/** The half of a surrogate pair that three bytes stand for; -1 where they stand for none. */
function halfAt(bytes: Uint8Array, at: number): number {
	const [lead, second = 0, third = 0] = bytes.subarray(at, at + 3);
	const isHalf = lead === LEAD && second >= 0xa0 && second <= 0xbf && third >> 6 === 0b10;
	return isHalf ? 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f) : -1;
}
