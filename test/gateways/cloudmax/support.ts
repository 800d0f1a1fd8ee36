import { text } from 'node:stream/consumers';
import type { CloudmaxAccount } from '../../../gateways/cloudmax/account';
import type { CloudmaxTag } from '../../../gateways/cloudmax/tag';
import { parseXml } from '../../../transport/decode/xml';
import { Response } from '../../../transport/response';
import type { HttpRequest } from '../../../transport/request';
import { Secrets } from '../../../transport/secrets';

export { failureOf, valueOf } from '../outcomes';

export const account: CloudmaxAccount = {
	baseUrl: 'http://api.itpison.com/WebAPI',
	loginName: 'Api Tester',
	password: 'Api+PW&<1>',
	requestMethod: 'POST',
};

export const tag: CloudmaxTag = {
	name: '貴賓 & "VIP"',
	jobType: 'sms',
	tagClass: 'normal',
	description: '',
};

/** Names with everything that a carrier could damage. */
export const NAMES = [
	'ITPisonAPI',
	'貴賓',
	'A & B',
	'<b>1 < 2 > 0</b>',
	`"double" and 'single'`,
	'&amp; &#38; %26 + %2B',
	']]> <![CDATA[x]]>',
	'第一行\n第二行\r\n第三行',
	'emoji 🎉 and 𠮷',
	'a=b;c,d|e?f#g/h\\i',
] as const;

/** A reply as the transport hands it to a reader. */
export function replyOf(
	body: string | Uint8Array,
	status = 200,
	contentType = 'text/xml; charset=utf-8',
	headers: Record<string, string> = {},
): Response {
	const bytes = typeof body === 'string' ? Buffer.from(body) : body;
	return new Response(
		status,
		{ 'content-type': contentType, ...headers },
		bytes,
		new Secrets([account.password]),
	);
}

/** What a server finds that decodes once: query and form merged. */
export function decoded({ url, body }: HttpRequest): Record<string, string> {
	const form = typeof body === 'string' ? body : '';
	return Object.fromEntries([...new URL(url).searchParams, ...new URLSearchParams(form)]);
}

/** The parts of a multipart body: the headers and the content of each. */
export async function partsOf({
	headers,
	body,
}: HttpRequest): Promise<{ head: string; content: string }[]> {
	if (body === null || typeof body === 'string' || body instanceof Uint8Array) {
		throw new Error('the body is no stream');
	}
	const source = typeof body === 'function' ? await body() : body;
	const whole = await text(source);
	const boundary = /boundary=(.+)$/u.exec(headers['content-type'] ?? '')?.[1] ?? '';
	return whole
		.split(`--${boundary}`)
		.slice(1, -1)
		.map((part) => {
			const [head = '', ...content] = part.slice(2, -2).split('\r\n\r\n');
			return { head, content: content.join('\r\n\r\n') };
		});
}

/** The elements of a request document, as whoever reads XML finds them. */
export function elementsOf(xml: string): unknown {
	return parseXml(xml)['REQUEST'];
}
