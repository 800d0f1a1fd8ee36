/**
 * A gateway that lists contacts as U-Mail does, in its own process. It answers after a known latency,
 * with pages that it wrote down before they are measured.
 */
import { createServer } from 'node:http';

const latency = Number(process.argv[2] ?? 50);
const contacts = Number(process.argv[3] ?? 50_000);
let requests = 0;
let recipients = 0;
let connections = 0;

const rows = Array.from({ length: contacts }, (_, index) => {
	const variables = Array.from({ length: 10 }, (_none, at) => `<var${at + 1}></var${at + 1}>`);
	return (
		`<addr><id>${1_000_000 + index}</id><list_id>16</list_id>` +
		`<address><![CDATA[user${index}@example.com]]></address><brithday>1986-08-15</brithday>` +
		`<phone>09${10_000_000 + index}</phone><area><![CDATA[台北市中山區]]></area>` +
		`<fullname><![CDATA[客戶 ${index}]]></fullname><time>2026-01-31 09:30:00</time>` +
		`${variables.join('')}</addr>`
	);
});
const pages = new Map<string, Buffer>();

function pageOf(page: number, limit: number): Buffer {
	const key = `${page} ${limit}`;
	let bytes = pages.get(key);
	if (bytes === undefined) {
		const body = rows.slice((page - 1) * limit, page * limit).join('');
		bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><data>${body}</data>`);
		pages.set(key, bytes);
	}
	return bytes;
}

const server = createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
	if (pathname === '/counters') {
		response.end(JSON.stringify({ requests, recipients, connections }));
		requests = recipients = connections = 0;
		return;
	}
	requests++;
	const bytes = pageOf(Number(searchParams.get('page')), Number(searchParams.get('limit')));
	setTimeout(() => {
		response.setHeader('content-type', 'text/xml; charset=UTF-8');
		response.end(bytes);
	}, latency);
});
server.on('connection', () => connections++);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object' && address !== null) console.log(address.port);
});
