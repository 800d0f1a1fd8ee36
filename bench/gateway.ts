/**
 * A gateway of known latency in its own process, so that it takes no time from the one that is
 * measured. It reads every request, answers as smsgo does and counts what reached it.
 */
import { createServer } from 'node:http';

const latency = Number(process.argv[2] ?? 50);
let requests = 0;
let recipients = 0;
let connections = 0;
let sequence = 0;

const server = createServer((request, response) => {
	if (request.url === '/counters') {
		response.end(JSON.stringify({ requests, recipients, connections }));
		requests = recipients = connections = 0;
		return;
	}
	let body = '';
	request.setEncoding('latin1');
	request.on('data', (chunk: string) => (body += chunk));
	request.on('end', () => {
		const count = (new URLSearchParams(body).get('dstaddr') ?? '').split(',').length;
		requests++;
		recipients += count;
		const msgid = String(2611210000000000 + sequence++);
		setTimeout(() => {
			response.setHeader('content-type', 'application/json');
			response.end(
				`{"result":{"msgid":${msgid},"statuscode":"0","statusstr":"OK","point":${count}}}`,
			);
		}, latency);
	});
});
server.on('connection', () => connections++);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object' && address !== null) console.log(address.port);
});
