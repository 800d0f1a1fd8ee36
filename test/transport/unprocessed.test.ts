import { accepted, rejected, unknown } from '../../messaging/outcome';
import { unreadable } from '../../transport/failures';
import type { ReadResponse } from '../../transport/interpret';
import { connectionTo, ended, get, takeNothing } from './exchange';
import { closeServers, LocalServer } from './localServer';

afterEach(closeServers);

const UNPROCESSED = [405, 411, 413, 414, 415, 417, 421, 425, 426, 428, 429, 431];

async function answering<T>(
	status: number,
	read: ReadResponse<T>,
	headers: Record<string, string> = {},
	body = 'a page',
) {
	const server = await LocalServer.start((_received, response) => {
		response.writeHead(status, headers).end(body);
	});
	return await connectionTo().exchange(get(server.url), read);
}

/** As a gateway reads: at 200 alone. */
const readAtOk: ReadResponse<string> = (reply) => {
	if (reply.status === 200 && reply.text('big5') === 'msgid=1') return accepted('msgid=1');
	const reason = `The vendor answered with HTTP status ${reply.status}`;
	return unknown(unreadable(reply.status, reply.excerpt(), reason));
};

it.each(UNPROCESSED)('%d says that the request was not processed', async (status) => {
	for (const read of [takeNothing, readAtOk]) {
		const outcome = ended(await answering(status, read));
		expect(outcome).toMatchObject({
			outcome: 'rejected',
			code: `HTTP ${status}`,
			text: 'a page',
			isUnprocessed: true,
		});
		const who = read === readAtOk ? 'The vendor' : 'The gateway';
		expect(outcome.reason).toMatch(
			new RegExp(`^${who} answered with HTTP status ${status}: \\w`, 'u'),
		);
		expect(outcome.advice).toMatch(/^It was not processed\. ./u);
	}
});

it('407 is a proxy, which let nothing through', async () => {
	const outcome = ended(await answering(407, readAtOk));
	expect(outcome).toMatchObject({ outcome: 'notSent', code: 'HTTP 407', text: '' });
	expect(outcome.advice).toContain('HTTP_PROXY or HTTPS_PROXY');
});

it.each([400, 401, 402, 403, 404, 406, 408, 409, 410, 412, 416, 418, 422, 423, 424, 444, 451, 499])(
	'%d says nothing of that kind',
	async (status) => {
		expect(ended(await answering(status, readAtOk))).toMatchObject({
			outcome: 'unknown',
			code: `HTTP ${status}`,
		});
	},
);

it.each([500, 501, 502, 503, 504, 505])('nor does %d', async (status) => {
	expect(ended(await answering(status, readAtOk, { 'retry-after': '3' })).outcome).toBe('unknown');
});

it('429 tells how long to wait', async () => {
	const outcome = ended(await answering(429, readAtOk, { 'retry-after': '30' }));
	expect(outcome).toMatchObject({ cause: 'rate-limited' });
	expect(outcome.advice).toContain('The gateway asks to wait for 30 seconds');
	for (const odd of ['Fri, 27 Nov 2026 18:00:00 GMT', '-1', '1e9', '12345678']) {
		const other = ended(await answering(429, readAtOk, { 'retry-after': odd }));
		expect(other.advice).not.toContain('asks to wait');
	}
});

it.each([407, ...UNPROCESSED])("%d loses against a vendor's own marker", async (status) => {
	// Even where the reader looks for it at 200 alone.
	expect(await answering(status, readAtOk, {}, 'msgid=1')).toEqual(accepted('msgid=1'));
	const refusal = rejected({ code: '-8', text: '', reason: 'refused', advice: '' });
	expect(await answering(status, () => refusal)).toEqual(refusal);
	const strange = unknown({ code: '9999', text: '', reason: 'strange', advice: '' });
	expect(await answering(status, () => strange)).toEqual(strange);
});

it("keeps a reader's own advice", async () => {
	const outcome = ended(
		await answering(405, (reply) =>
			unknown({ ...unreadable(reply.status, '', 'x'), advice: 'Try the other method.' }),
		),
	);
	expect(outcome.advice).toBe('It was not processed. Try the other method.');
});
