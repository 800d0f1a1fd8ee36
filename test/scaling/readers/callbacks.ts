import { readStatusReport } from '../../../gateways/mitake/callbacks';
import { readDeliveryReport, readReply } from '../../../gateways/smsgo/callbacks';
import type { RawCallback } from '../../../messaging/callback';
import { addressFilter } from '../../../operations/callbacks/addressFilter';
import { readResumeQuery } from '../../../operations/waiting/resumeUrl';
import { reader, type Reader, type Readers } from './reader';

type ReadCallback = (raw: RawCallback) => unknown;

const inQuery = (read: ReadCallback, ...frames: string[]): Reader =>
	reader((query) => read({ query, body: Buffer.of(), contentType: '' }), ...frames);

const inBody = (read: ReadCallback, ...frames: string[]): Reader =>
	reader(
		(body) => read({ query: '', body: Buffer.from(body), contentType: 'application/json' }),
		...frames,
	);

const inForm = (read: ReadCallback, ...frames: string[]): Reader =>
	reader((body) => read({ query: '', body: Buffer.from(body), contentType: '' }), ...frames);

/** What vendors call n8n with. */
export const callbacks: Readers = {
	'smsgo report: query': inQuery(readDeliveryReport, 'msgid=1&dstaddr=…', 'msgid=1&statusstr=…'),
	'smsgo report: form': inForm(readDeliveryReport, 'msgid=1&dstaddr=…', 'msgid=…'),
	'smsgo reply: query': inQuery(readReply, 'msgid=1&srcaddr=…', 'msgid=1&timestamp=…'),
	'smsgo reply: form': inForm(readReply, 'msgid=1&smbody=…', 'msgid=1&srcaddr=…'),
	'Mitake report': inBody(
		readStatusReport,
		'{"messages":[…]}',
		'{"messages":[{"msgID":1,"status":"0","statusTime":"…"}]}',
	),
	'resumed execution': reader(readResumeQuery, 'key=a&r=…', 'key=…'),
	'type of a callback': reader((contentType) =>
		readDeliveryReport({ query: 'msgid=1', body: Buffer.from('a=1'), contentType }),
	),
	'allowed addresses': reader(addressFilter, '10.0.0.1,…'),
	'address of a caller': reader(addressFilter('10.0.0.1'), '::ffff:…'),
};
