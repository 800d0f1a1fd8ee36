/**
 * A gateway that gives a text file of a million lines and takes uploads, in its own process: it holds
 * neither, and counts the lines that reach it.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { contactLine, LINES_PER_PIECE } from './bulkRows';

const server = createServer((request, response) => {
	const lines = Number(new URL(request.url ?? '/', 'http://bench').searchParams.get('id'));
	if (request.method === 'GET') {
		void give(response, lines);
		return;
	}
	let received = 0;
	request.on('data', (piece: Buffer) => {
		for (const byte of piece) if (byte === 0x0a) received++;
	});
	request.on('end', () => {
		response.setHeader('content-type', 'text/xml; charset=UTF-8');
		response.end(`<result><status>success</status><data>${received} lines</data></result>`);
	});
});

async function give(response: ServerResponse, lines: number): Promise<void> {
	response.setHeader('content-type', 'text/plain');
	for (let start = 0; start < lines; start += LINES_PER_PIECE) {
		const length = Math.min(LINES_PER_PIECE, lines - start);
		const piece = Array.from({ length }, (_, index) => contactLine(start + index, '\t'));
		if (!response.write(piece.join(''))) await once(response, 'drain');
	}
	response.end();
}

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object' && address !== null) console.log(address.port);
});
