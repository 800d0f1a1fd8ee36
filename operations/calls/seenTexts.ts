const { imul } = Math;

/**
 * Remembers which texts it has seen, in 8 bytes each: a set of a million strings takes 100 MB. It
 * takes a text that it has not seen for one that it has once in some ten million files of a million
 * rows.
 */
export class SeenTexts {
	private slots = new Uint32Array(2 * 1024);
	private count = 0;

	/** Whether the text is new. */
	add(text: string): boolean {
		const [high, low] = hash64(text);
		if (!this.put(high, low)) return false;
		this.count++;
		// Nearly full, the search for a free slot takes some hundred steps: less than memory costs.
		if (this.count * 64 > this.slots.length * 31) this.grow();
		return true;
	}

	/** Looks for the hash from its own slot on, up to the first that is free, and takes that one. */
	private put(high: number, low: number): boolean {
		const { slots } = this;
		const mask = slots.length / 2 - 1;
		for (let slot = low & mask; ; slot = (slot + 1) & mask) {
			const heldHigh = slots[2 * slot];
			const heldLow = slots[2 * slot + 1];
			if (heldHigh === high && heldLow === low) return false;
			if (heldHigh === 0 && heldLow === 0) {
				slots[2 * slot] = high;
				slots[2 * slot + 1] = low;
				return true;
			}
		}
	}

	private grow(): void {
		// Moved to a young object, the old slots are freed at once and not with the next full collection.
		const old = structuredClone(this.slots, { transfer: [this.slots.buffer] });
		this.slots = new Uint32Array(old.length * 2);
		for (let at = 0; at < old.length; at += 2) {
			const high = old[at] ?? 0;
			const low = old[at + 1] ?? 0;
			if (high !== 0 || low !== 0) this.put(high, low);
		}
	}
}

/**
 * 64 bits, never all of them 0: two multiplicative hashes that are mixed with each other. Workflows
 * keep them: a text must always have the same ones.
 */
export function hash64(text: string): [high: number, low: number] {
	let one = 0xdeadbeef;
	let other = 0x41c6ce57;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		one = imul(one ^ unit, 0x9e3779b1);
		other = imul(other ^ unit, 0x5f356495);
		one ^= one >>> 15;
		other ^= other >>> 13;
	}
	const high = mixed(one, other);
	const low = mixed(other, one);
	return [high, low === 0 && high === 0 ? 1 : low];
}

function mixed(value: number, by: number): number {
	const once = imul(value ^ (value >>> 16), 0x85ebca6b);
	return (once ^ imul(by ^ (by >>> 13), 0xc2b2ae35)) >>> 0;
}
