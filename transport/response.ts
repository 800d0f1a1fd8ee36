import { decodeText } from './decode/charset';
import { unreadableIn } from './decode/noText';
import type { Secrets } from './secrets';

/** Headers by their lower-case names. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The bytes that came back, whole, and the ways to look at them. */
export class Response {
	/** @param isSecret whether it is a secret itself, such as a token: nothing of its body is shown */
	constructor(
		readonly status: number,
		private readonly headers: ResponseHeaders,
		readonly bytes: Uint8Array,
		private readonly secrets: Secrets,
		private readonly isSecret = false,
	) {}

	/** The same response under another HTTP status. */
	withStatus(status: number): Response {
		return new Response(status, this.headers, this.bytes, this.secrets, this.isSecret);
	}

	/** Whether a length or chunks tell where the body ends: without, its end looks like a cut. */
	get hasEnd(): boolean {
		return (
			this.header('content-length') !== undefined || this.header('transfer-encoding') !== undefined
		);
	}

	/** Whether nobody can know that its last word is whole: nothing told its end, and no blank follows. */
	get isMaybeCut(): boolean {
		return !this.hasEnd && (this.bytes.at(-1) ?? BLANK) > BLANK;
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
	 */
	text(fallback: 'big5' | 'gb18030'): string {
		const contentType = this.header('content-type');
		return decodeText(this.bytes, {
			fallback,
			...(contentType === undefined ? {} : { contentType }),
		});
	}

	/**
	 * The beginning of a body that no reader recognised, for showing; how many bytes there are where they
	 * are no text. A page can quote a part of what it was sent, so parts of a secret are not shown either.
	 *
	 * @param fallback as in {@link text}
	 */
	excerpt(fallback: 'big5' | 'gb18030' = 'big5'): string {
		if (this.isSecret) return '';
		const text = this.text(fallback);
		if (isNoText(text.slice(0, MOST_JUDGED))) return `${this.bytes.length} bytes that are no text`;
		return this.secrets.line(text, MOST_SHOWN, true);
	}

	/** A vendor's text without secrets, in one line of at most 200 characters. */
	show(text: string): string {
		return this.isSecret ? '' : this.secrets.line(text, MOST_SHOWN);
	}

	/** Where a redirect leads, for showing. What stands behind the path can be a secret itself. */
	location(): string {
		const address = this.header('location') ?? '';
		const [path = ''] = address.split(/[?#]/u, 1);
		const shown = this.isSecret ? path : address;
		return this.secrets.line(shown, MOST_SHOWN);
	}
}

const BLANK = 0x20;
/** Characters of a vendor's text that are shown. */
const MOST_SHOWN = 200;

/** Characters by which text is told from other bytes. */
const MOST_JUDGED = 1_000;

/** Some are damage in a text, however short it is; of other bytes, half are characters by chance. */
function isNoText(beginning: string): boolean {
	const count = unreadableIn(beginning);
	return count > FEW && count * 4 > beginning.length;
}

const FEW = 4;
