import type { Fault } from './fault';

const shared = { end: 'notSent', reaches: false, isSilent: true } as const;
const byTls = ({ origin }: { readonly origin: string }): string =>
	origin.replace(/^http:/u, 'https:');

/** What keeps a request from leaving at all. */
export const unreachable: readonly Fault[] = [
	{
		...shared,
		name: 'the connection is refused',
		row: 'The gateway refuses the connection',
		// A port that nobody has (discard).
		origin: () => 'http://127.0.0.1:9',
	},
	{
		...shared,
		name: 'DNS does not know the host',
		row: 'DNS does not know the host',
		origin: () => 'http://gateway.invalid',
	},
	{
		...shared,
		name: 'a certificate that nobody trusts',
		row: 'TLS fails: certificate, version or handshake',
		origin: ({ secureOrigin }) => secureOrigin,
	},
	{
		...shared,
		name: 'no TLS where TLS is asked for',
		row: 'TLS fails: certificate, version or handshake',
		origin: byTls,
		strike: {
			at: 'hello',
			act: ({ socket }) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
		},
	},
	{
		...shared,
		name: 'a TLS handshake that is cut',
		row: 'TLS fails: certificate, version or handshake',
		origin: byTls,
		strike: { at: 'hello', act: ({ socket }) => void socket.end() },
	},
	{
		...shared,
		name: 'a TLS handshake that is reset',
		row: 'TLS fails: certificate, version or handshake',
		origin: byTls,
		strike: { at: 'hello', act: ({ socket }) => void socket.resetAndDestroy() },
	},
];
