import type { Socket } from 'node:net';

/** What a gateway has seen of its clients' connections and requests. */
export interface TrafficCounts {
	openConnections: number;
	/** The most that were open at the same time. */
	maxConnections: number;
	totalConnections: number;
	totalRequests: number;
	openRequests: number;
	/** The most that were being answered at the same time. */
	maxRequests: number;
}

const NOTHING: Readonly<TrafficCounts> = {
	openConnections: 0,
	maxConnections: 0,
	totalConnections: 0,
	totalRequests: 0,
	openRequests: 0,
	maxRequests: 0,
};

/**
 * Counts the connections and requests of one gateway. A connection belongs to a gateway from its
 * first request there on; one that never sends a request belongs to nobody.
 */
export class Traffic {
	private readonly numbers = new WeakMap<Socket, number>();
	private count = 0;
	private open = new Set<Socket>();
	private counts: TrafficCounts = { ...NOTHING };

	/** Notes that a request has begun; returns the number of its connection, from 1. */
	begin(socket: Socket): number {
		const { counts } = this;
		counts.totalRequests++;
		counts.openRequests++;
		counts.maxRequests = Math.max(counts.maxRequests, counts.openRequests);
		return this.numbers.get(socket) ?? this.addConnection(socket);
	}

	/** Notes that a request has been answered or given up. */
	end(): void {
		this.counts.openRequests--;
	}

	snapshot(): TrafficCounts {
		return { ...this.counts };
	}

	/** Forgets the past; what is open now stays counted. */
	reset(): void {
		const { openConnections, openRequests } = this.counts;
		this.counts = {
			...NOTHING,
			openConnections,
			openRequests,
			maxConnections: openConnections,
			maxRequests: openRequests,
		};
	}

	private addConnection(socket: Socket): number {
		const { counts } = this;
		const number = ++this.count;
		this.numbers.set(socket, number);
		this.open.add(socket);
		counts.totalConnections++;
		counts.openConnections = this.open.size;
		counts.maxConnections = Math.max(counts.maxConnections, this.open.size);
		socket.once('close', () => {
			this.open.delete(socket);
			this.counts.openConnections = this.open.size;
		});
		return number;
	}
}
