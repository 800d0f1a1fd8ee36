import type { MitakeAccount } from '../../../gateways/mitake/account';
import { Attempts, type Attempt } from '../../../gateways/mitake/attempts';
import type { SendRequest } from '../../../gateways/mitake/calls/send';
import type { MmsMessage } from '../../../gateways/mitake/message';
import type { HttpRequest } from '../../../transport/request';
import { Response } from '../../../transport/response';
import { Secrets } from '../../../transport/secrets';

export { failureOf, valueOf } from '../outcomes';

export const account: MitakeAccount = {
	baseUrl: 'https://mms.example.com',
	clientId: 'TesterId',
	clientSecret: 'Tester+PW&1',
};

export const message: MmsMessage = {
	subject: 'mms subject',
	content: 'mms content',
	sendAt: undefined,
	expireAt: undefined,
	projectName: '',
	attachments: [],
};

/** A send of the message, by client message ID. */
export function sendTo(...ids: readonly string[]): SendRequest {
	const destinations = ids.map((clientMessageId) => ({ to: '0912345678', clientMessageId }));
	return { message, destinations };
}

/** A reply as the transport hands it to a reader. */
export function replyOf(
	body: string,
	status = 200,
	headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
): Response {
	return new Response(status, headers, Buffer.from(body), new Secrets([account.clientSecret]));
}

/** The body of a request as text. */
export function bodyOf({ body }: HttpRequest): string {
	return typeof body === 'string' ? body : '';
}

/** An attempt that has left once. */
export function attempt(since = Date.now(), changes: Partial<Attempt> = {}): Attempt {
	return { ...new Attempts(() => since).of('key', 'content'), count: 1, ...changes };
}

/** Beginnings of files, by what they are. */
export const heads = {
	jpg: Buffer.from('ffd8ffe000104a46494600010100', 'hex'),
	png: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
	gif: Buffer.from('GIF89a\u0001\u0000', 'latin1'),
	mp3: Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'),
	pdf: Buffer.from('%PDF-1.7'),
} as const;

/** A file of a type and a size in bytes. */
export function fileOf(type: keyof typeof heads, bytes = 64): Buffer {
	return Buffer.concat([heads[type], Buffer.alloc(Math.max(0, bytes - heads[type].length), 7)]);
}

/** A text that matches, as part of what is expected. */
export function matching(pattern: RegExp): unknown {
	return expect.stringMatching(pattern);
}
