import { decodeText } from './decode/charset';
import type { Secrets } from './secrets';

/** The bytes that came back, whole, and the ways to look at them. */
export class Reply {
	constructor(
		readonly status: number,
		private readonly headers: Readonly<Record<string, string | string[] | undefined>>,
		readonly bytes: Uint8Array,
		private readonly secrets: Secrets,
	) {}

	/** The same reply under another HTTP status. */
	withStatus(status: number): Reply {
		return new Reply(status, this.headers, this.bytes, this.secrets);
	}

	/** Whether a length or chunks tell where the body ends: without, its end looks like a cut. */
	get hasEnd(): boolean {
		return (
			this.header('content-length') !== undefined || this.header('transfer-encoding') !== undefined
		);
	}

	/** The first value of a header, by its lower-case name. */
	header(name: string): string | undefined {
		const value = this.headers[name];
		return Array.isArray(value) ? value[0] : value;
	}

	/**
	 * The body as text, for reading values out of it. It may echo a secret: what of it is shown to
	 * anybody goes through {@link show}.
	 *
	 * @param fallback the charset to try when nothing declares one and it is not UTF-8
	 * @throws UnreadableText when no charset fits
	 */
	text(fallback: 'big5' | 'gb18030'): string {
		const contentType = this.header('content-type');
		return decodeText(this.bytes, {
			fallback,
			...(contentType === undefined ? {} : { contentType }),
		});
	}

	/** The beginning of the body, for showing; how many bytes there are where they are no text. */
	excerpt(): string {
		try {
			return this.show(this.text('big5'));
		} catch {
			return `${this.bytes.length} bytes that are no text`;
		}
	}

	/** A vendor's text without secrets, in one line of at most 200 characters. */
	show(text: string): string {
		const line = this.secrets.scrub(text).replace(/\s+/gu, ' ').trim();
		return line.length > 200 ? `${line.slice(0, 199)}…` : line;
	}
}
