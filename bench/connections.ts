import { Agent, type Dispatcher } from 'undici';

/** Does something so many times, over so many connections: the next begins as soon as one is free. */
export async function overConnections(
	connections: number,
	times: number,
	act: (dispatcher: Dispatcher) => Promise<void>,
): Promise<void> {
	const dispatcher = new Agent({ connections });
	let left = times;
	await Promise.all(
		Array.from({ length: connections }, async () => {
			while (left-- > 0) await act(dispatcher);
		}),
	);
	await dispatcher.close();
}
