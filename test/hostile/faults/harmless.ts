import { framed, replyHead, wholeReply } from '../proxy/rawHttp';
import { bytesOf, changed, lastOf, type Fault } from './fault';

const shared = { end: 'accepted', reaches: true } as const;
const TYPE = 'A charset or type that is not true';
const WHOLE = 'A whole answer in an odd way: byte by byte, without a length, after a 1xx';
const typed = (type: string) =>
	changed((reply) => ({ ...reply, headers: { ...reply.headers, 'content-type': type } }));
const after = (status: number) =>
	bytesOf(async ({ forward }) => {
		const interim = Buffer.from(replyHead(status, {}));
		return Buffer.concat([interim, wholeReply(await forward())]);
	});

/** What looks wrong and does no harm. */
export const harmless: readonly Fault[] = [
	{
		...shared,
		name: 'an answer byte by byte',
		row: WHOLE,
		strike: {
			at: 'whole',
			act: async ({ socket, forward }) => {
				for (const byte of wholeReply(await forward())) {
					await new Promise<void>((written) =>
						socket.write(Buffer.of(byte), () => {
							written();
						}),
					);
				}
			},
		},
	},
	{
		...shared,
		name: 'an answer without a length that ends with the connection',
		row: WHOLE,
		strike: lastOf('end', (reply) => framed(reply, {}, reply.body)),
	},
	{ ...shared, name: 'a 100 before the answer', row: WHOLE, strike: after(100) },
	{ ...shared, name: 'a 103 before the answer', row: WHOLE, strike: after(103) },
	{ ...shared, name: 'another charset', row: TYPE, strike: typed('text/html; charset=gb2312') },
	{
		...shared,
		name: 'a charset that nobody knows',
		row: TYPE,
		strike: typed('text/xml; charset=klingon'),
	},
	{ ...shared, name: 'the type of a picture', row: TYPE, strike: typed('image/png') },
	{ ...shared, name: 'a type that is none', row: TYPE, strike: typed('";;;=') },
	{
		...shared,
		name: 'a kept connection that was closed before',
		row: 'A kept connection was closed, and another is opened',
		before: 'closed',
	},
	{
		...shared,
		name: 'an answer too many, before the request',
		row: 'An answer that nobody asked for, on a kept connection',
		before: 'leftover',
	},
];
