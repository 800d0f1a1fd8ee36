/** The beginning of a request, as it stood on the wire. */
export interface RequestHead {
	readonly method: string;
	/** Path and query. */
	readonly target: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Bytes up to the body. */
	readonly length: number;
}

/** A reply that a gateway gave, or that is to be given in its place. */
export interface RawReply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

const END_OF_HEAD = '\r\n\r\n';

/** Reads the head of a request; undefined while it has not arrived, or where the bytes are no HTTP. */
export function readHead(bytes: Buffer): RequestHead | undefined {
	const end = bytes.indexOf(END_OF_HEAD);
	if (end < 0) return undefined;
	const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
	const [method = '', target = ''] = first.split(' ');
	const headers = Object.fromEntries(
		lines.map((line) => {
			const colon = line.indexOf(':');
			return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
		}),
	);
	return { method, target, headers, length: end + END_OF_HEAD.length };
}

/** Bytes of a whole request; undefined where it ends with its last chunk and that has not come. */
export function wholeLength({ headers, length }: RequestHead, bytes: Buffer): number | undefined {
	if (headers['transfer-encoding'] === undefined) {
		return length + Number(headers['content-length'] ?? 0);
	}
	const lastChunk = bytes.indexOf(`0${END_OF_HEAD}`, length);
	return lastChunk < 0 ? undefined : lastChunk + 1 + END_OF_HEAD.length;
}

/** The head of a reply with exactly these headers; a list is a header that stands there twice. */
export function replyHead(
	status: number,
	headers: Readonly<Record<string, string | readonly string[]>>,
): string {
	const lines = Object.entries(headers).flatMap(([name, value]) =>
		(typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}\r\n`),
	);
	return `HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`;
}

/** A reply with exactly these headers, true or not, and these bytes behind its head. */
export function framed(
	{ status, headers }: Pick<RawReply, 'status' | 'headers'>,
	frame: Parameters<typeof replyHead>[1],
	...body: readonly (string | Buffer)[]
): Buffer {
	const head = Buffer.from(replyHead(status, { ...headers, ...frame }), 'latin1');
	return Buffer.concat([head, ...body.map((part) => Buffer.from(part))]);
}

/** A chunk of a body that has no length. */
export function chunk(bytes: Buffer): Buffer {
	return Buffer.concat([
		Buffer.from(`${bytes.length.toString(16)}\r\n`),
		bytes,
		Buffer.from('\r\n'),
	]);
}

/** A reply as it goes over the wire, whole and with its length. */
export function wholeReply(reply: RawReply): Buffer {
	return framed(reply, { 'content-length': String(reply.body.length) }, reply.body);
}

/** A reply that is a text. */
export function textReply(
	status: number,
	body: string,
	headers: Readonly<Record<string, string>> = {},
): RawReply {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
		body: Buffer.from(body),
	};
}
