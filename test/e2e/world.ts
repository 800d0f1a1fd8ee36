import { z } from 'zod';
import { Playground } from '../../playground/Playground';

// jest runs its set-up and each test file in worlds of their own: only the environment reaches all.
const KEY = 'E2E_WHEREABOUTS';

const whereabouts = z.object({
	version: z.enum(['2.41.1', '1.123.81']),
	folder: z.string(),
	tarball: z.string(),
	simulator: z.unknown(),
	ports: z.object({ port: z.number(), brokerPort: z.number() }),
	session: z.object({ url: z.string(), browserId: z.string(), cookie: z.string() }),
});

let open: Playground | undefined;

/** Remembers the playground that `closeOpen` will close. */
export function keepOpen(playground: Playground): void {
	open = playground;
}

/** Closes the remembered playground. */
export async function closeOpen(): Promise<void> {
	await open?.close();
}

/** Tells the test files where the playground is. */
export function publish(playground: Playground): void {
	process.env[KEY] = JSON.stringify(playground.whereabouts);
}

/** The playground that all test files share. */
export function world(): Playground {
	return Playground.at(whereabouts.parse(JSON.parse(process.env[KEY] ?? '')));
}
