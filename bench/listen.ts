import type { Server } from 'node:net';

/** Has a server listen on a free port of 127.0.0.1, and gives the port. */
export async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => {
		// All at once means thousands of connections before the first of them is taken.
		server.listen({ port: 0, host: '127.0.0.1', backlog: 16_384 }, resolve);
	});
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return address.port;
}
