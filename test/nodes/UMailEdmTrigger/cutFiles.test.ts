import { openUMail, type UMailLine } from '../../../gateways/umail/account';
import { failed } from '../../../nodes/UMailEdmTrigger/failed';
import { readTask } from '../../../nodes/UMailEdmTrigger/task';
import { unsubscribed } from '../../../nodes/UMailEdmTrigger/unsubscribed';
import { NOTHING_YET } from '../../../operations/polling/highWater';
import type { Source } from '../../../operations/polling/source';
import { UndiciNetwork } from '../../../transport/undici/network';
import { closeServers } from '../../transport/localServer';
import { RawServer } from '../../transport/rawServer';
import { failureOf, valueOf } from '../../gateways/umail/support';

afterEach(closeServers);

/** A gateway whose files end where the connection does. */
async function gatewayOf(fileOf: (request: string) => string): Promise<UMailLine> {
	const server = await RawServer.start((socket, request) => {
		socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${fileOf(request)}`);
	});
	return openUMail(
		{
			baseUrl: `http://${server.host}/umail`,
			username: 'edm-demo',
			password: 'Edm+PW&1',
			authentication: 'basic',
			requestMethod: 'POST',
			customerId: '',
		},
		new UndiciNetwork({ concurrency: 1, timeout: 5_000 }),
	);
}

async function poll(source: Source, mark: string | undefined) {
	const { news, mark: next } = valueOf(await source.read(mark, 1_000));
	return { emails: news.map(({ email }) => email), mark: next };
}

const LINES = ['2026-11-27 10:00:01\ta@left.example', '2026-11-27 10:00:02\tbob@left.example'];
const WHOLE = `${LINES.join('\n')}\n`;

test.each([
	['in the address', -8],
	['right before the line end', -1],
	['right behind the tab', -17],
])('an unsubscription whose line is cut %s comes with the next poll, whole', async (_what, end) => {
	let file = WHOLE.slice(0, end);
	const source = unsubscribed(await gatewayOf(() => file), '7');
	const first = await poll(source, NOTHING_YET);
	expect(first.emails).toEqual(['a@left.example']);
	file = WHOLE;
	const second = await poll(source, first.mark);
	expect(second.emails).toEqual(['bob@left.example']);
	expect((await poll(source, second.mark)).emails).toEqual([]);
});

test.each([
	['in its time', WHOLE.slice(0, -24)],
	['that is not the newest', LINES.toReversed().join('\n').slice(0, -4)],
])('a poll of a list with a cut line %s moves no mark', async (_what, file) => {
	const source = unsubscribed(await gatewayOf(() => file), '7');
	const outcome = await source.read(NOTHING_YET, 1_000);
	expect(outcome.outcome).toBe('unknown');
	expect(failureOf(outcome).reason).toContain('its last line has no end');
});

test('a failed address that is cut comes with the next poll, though the task counts no more', async () => {
	let file = 'a@bounced.example\nbob@boun';
	const client = await gatewayOf((request) => (request.includes('task_id=5') ? file : ''));
	const task = readTask({ id: '5', sendStatus: '3', errorCount: '2', listId: '7', sendTime: '' });
	const source = failed(client, task);
	const first = await poll(source, NOTHING_YET);
	expect(new Set(first.emails)).toEqual(new Set(['a@bounced.example']));
	file = 'a@bounced.example\nbob@bounced.example\n';
	const second = await poll(source, first.mark);
	expect(new Set(second.emails)).toEqual(new Set(['bob@bounced.example']));
	file = 'not read any more';
	expect(await poll(source, second.mark)).toEqual({ emails: [], mark: second.mark });
});
