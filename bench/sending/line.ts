import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A line with a round trip time, in front of a server of this machine: what is written is on its way
 * for half of the time. A connection costs a round trip before its first byte can leave, which the
 * client of a local socket does not wait for, so that byte is held back for as long.
 *
 * @param port of the server on 127.0.0.1
 * @param roundTrip in milliseconds
 */
export function line(port: number, roundTrip: number): Server {
	return createServer({ noDelay: true }, (near) => {
		const far = connect({ port, host: '127.0.0.1', noDelay: true });
		carry(near, far, roundTrip / 2, performance.now() + roundTrip);
		carry(far, near, roundTrip / 2, 0);
	});
}

/** @param open when what comes in can have left, on the clock of `performance.now()` */
function carry(from: Socket, to: Socket, delay: number, open: number): void {
	// Each arrival has a timer, and timers of different lengths can change places: what is due is
	// taken from the queue.
	const queue: (Buffer | undefined)[] = [];
	const hold = (piece: Buffer | undefined) => {
		queue.push(piece);
		const now = performance.now();
		setTimeout(
			() => {
				const due = queue.shift();
				if (to.destroyed) return;
				if (due === undefined) to.end();
				else to.write(due);
			},
			Math.max(now, open) + delay - now,
		);
	};
	from.on('data', hold);
	from.on('end', () => {
		hold(undefined);
	});
	from.on('error', () => {
		to.destroy();
	});
}
