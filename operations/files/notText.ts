import { filetypeinfo } from '../../transport/libraries';
import { UnreadableText } from '../../transport/decode/unreadable';

/** Bytes, and then characters, that tell what a file is. */
const HEAD = 512;

const WORKBOOKS: readonly string[] = ['xlsx', 'xls'];
/** Of all that the library knows, what people have beside lists, and what no text begins like. */
const OTHERS: readonly string[] = ['pdf', 'gz', '7z', 'rar', 'png', 'jpg', 'rtf'];

const MARKUP =
	/^\s*<(?:!doctype|html|head|meta|style|table|body|\?xml|\?mso|workbook|ss:workbook|script|div)\b/iu;

const INSTEAD =
	"Put an Extract from File node before this one and set 'Import From' to Items, or save the file as CSV UTF-8";

/**
 * The bytes of a file, unless they are a workbook or another file that is no text.
 *
 * @throws UnreadableText saying what it is, and what to do
 */
export async function* bytesOfText(pieces: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
	let begun: Uint8Array | undefined = new Uint8Array();
	for await (const piece of pieces) {
		if (!(piece instanceof Uint8Array)) continue;
		if (begun === undefined) {
			yield piece;
			continue;
		}
		begun = begun.length === 0 ? piece : Buffer.concat([begun, piece]);
		if (begun.length < HEAD) continue;
		yield checkedBytes(begun);
		begun = undefined;
	}
	if (begun !== undefined) yield checkedBytes(begun);
}

function checkedBytes(begun: Uint8Array): Uint8Array {
	const types = filetypeinfo(begun.subarray(0, HEAD)).map(({ typename }) => typename);
	if (types.some((type) => WORKBOOKS.includes(type))) {
		throw new UnreadableText(`it is a workbook (or another archive), and no CSV. ${INSTEAD}`);
	}
	const other = types.find((type) => OTHERS.includes(type));
	if (other === undefined) return begun;
	throw new UnreadableText(`it is of the type ${other}, and no CSV. ${INSTEAD}`);
}

/**
 * A text, unless it is a web page: programs name their tables .xls or .csv.
 *
 * @throws UnreadableText saying what to do
 */
export async function* withoutMarkup(texts: AsyncIterable<string>): AsyncGenerator<string> {
	let begun: string | undefined = '';
	for await (const text of texts) {
		if (begun === undefined) {
			yield text;
			continue;
		}
		begun += text;
		if (begun.length < HEAD) continue;
		yield checkedText(begun);
		begun = undefined;
	}
	if (begun !== undefined) yield checkedText(begun);
}

function checkedText(begun: string): string {
	const nuls = begun.slice(0, HEAD).split('\0').length - 1;
	if (nuls * 4 > Math.min(begun.length, HEAD)) {
		throw new UnreadableText(
			'it is in UTF-16 without a byte order mark, or no text. Save it as CSV UTF-8',
		);
	}
	if (!MARKUP.test(begun.slice(0, HEAD))) return begun;
	throw new UnreadableText(`it is a table in HTML or XML, and no CSV. ${INSTEAD}`);
}
