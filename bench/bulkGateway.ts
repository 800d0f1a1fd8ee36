/**
 * A gateway that gives a text file of a million lines and takes uploads, in its own process. What it
 * gives it makes once, or its own work would be measured; of what it takes it counts the lines.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { contactLine, LINES_PER_PIECE } from './bulkRows';
import { listen } from './listen';
import { serve } from './peer';

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

const pieces = new Map<number, Buffer>();

/** A thousand lines, from this one on. */
function pieceAt(start: number): Buffer {
	let piece = pieces.get(start);
	if (piece === undefined) {
		const lines = Array.from({ length: LINES_PER_PIECE }, (_, index) =>
			contactLine(start + index, '\t'),
		);
		pieces.set(start, (piece = Buffer.from(lines.join(''))));
	}
	return piece;
}

/** @param lines whole thousands */
async function give(response: ServerResponse, lines: number): Promise<void> {
	response.setHeader('content-type', 'text/plain');
	for (let start = 0; start < lines; start += LINES_PER_PIECE) {
		if (!response.write(pieceAt(start))) await once(response, 'drain');
	}
	response.end();
}

const url = listen(server).then((port) => `http://127.0.0.1:${port}`);

serve(async () => ({ url: await url }));
