/**
 * A gateway that lists contacts as U-Mail does, in its own process. It answers after a known latency,
 * with pages that it wrote down before they are measured.
 */
import { createServer } from 'node:http';
import { z } from 'zod';
import { listen } from './listen';
import { serve, setupOfThis } from './peer';

const setup = z.object({ latency: z.number(), contacts: z.number() }).parse(setupOfThis());
let connections = 0;

const rows = Array.from({ length: setup.contacts }, (_, index) => {
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
	const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
	const bytes = pageOf(Number(searchParams.get('page')), Number(searchParams.get('limit')));
	setTimeout(() => {
		response.setHeader('content-type', 'text/xml; charset=UTF-8');
		response.end(bytes);
	}, setup.latency);
});
server.on('connection', () => connections++);
server.keepAliveTimeout = 60_000;
const url = listen(server).then((port) => `http://127.0.0.1:${port}`);

// Every question takes what was counted since the last one.
serve(async () => {
	const taken = { url: await url, connections };
	connections = 0;
	return taken;
});
