import { request } from 'node:http';

import { encodeGb18030 } from '../../../simulator/umail/gb18030';
import { formatWallTime } from '../../../simulator/base/wallTime';
import { basic, CUSTOMER, text, UMailHarness } from './harness';

const umail = new UMailHarness();
const today = () => formatWallTime(umail.simulator.clock.now(), 'YYYY-MM-DD');

async function failures(query: Record<string, string>) {
	return (await umail.call('failexport.php', { date: today(), ...query })).body;
}

describe('exports', () => {
	it('are text files to be saved', async () => {
		const id = umail.seed('a@b.example', 'c@d.example');
		const query = { do: 'subscription-export', id };
		const reply = await umail.call('mloperate.php', query);
		expect([reply.status, reply.type]).toEqual([200, 'text/plain']);
		expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="\w+\.txt"$/);
		expect(reply.body).toBe('a@b.example\t客户1\nc@d.example\t客户1\n');
	});

	it.each([
		['utf-8', 'LF', Buffer.from('a@b.example\t客户1\n')],
		['utf-8-bom', 'CRLF', Buffer.from('\ufeffa@b.example\t客户1\r\n')],
		[
			'gb18030',
			'CRLF',
			Buffer.concat([
				Buffer.from('a@b.example\t'),
				Buffer.from([0xbf, 0xcd, 0xbb, 0xa7]),
				Buffer.from('1\r\n'),
			]),
		],
	] as const)('come in %s with %s', async (exportCharset, exportLineEnding, expected) => {
		umail.panel.changeSettings({ exportCharset, exportLineEnding });
		const query = { do: 'subscription-export', id: umail.seed('a@b.example') };
		const reply = await umail.call('mloperate.php', query);
		expect(reply.bytes.equals(expected)).toBe(true);
	});

	it('are empty when there is nothing, and errors for what does not exist', async () => {
		const id = umail.seed();
		expect(await umail.list('subscription-export', { id })).toBe('');
		expect(await umail.list('unsubscribe-export', { id })).toBe('');
		expect(text(await umail.list('subscription-export', { id: '9' }), 'status')).toBe('not_exist');
	});

	it('of failures are by type, as word or number', async () => {
		const task_id = await umail.sentTask(
			'a-notexist@b.example',
			'b-full@b.example',
			'c-reject@b.example',
			'd-invalid@b.example',
			'e-badformat@b.example',
		);
		expect(await failures({ type: 'not_exist', task_id })).toBe('a-notexist@b.example\n');
		expect(await failures({ type: '2', task_id })).toBe('b-full@b.example\n');
		const task_ident = umail.task(task_id).ident;
		expect(await failures({ type: 'user_reject', task_ident })).toBe('c-reject@b.example\n');
		expect(await failures({ type: '8' })).toBe('d-invalid@b.example\n');
		expect(await failures({ type: 'format_error' })).toBe('e-badformat@b.example\n');
		for (const query of [{ type: '1' }, { type: 'x', task_id }, { type: '8', date: '' }]) {
			expect(text(await failures(query), 'status')).toBe('param_error');
		}
		expect(text(await failures({ type: '1', task_id: '9' }), 'status')).toBe('not_exist');
	});

	it('of tracked addresses are all, those that clicked, of a link or one', async () => {
		await umail.sentTask('a-open@b.example', 'b-click@b.example', 'c-links@b.example');
		const [track] = umail.panel.tracks();
		const track_id = track?.trackId ?? '';
		const get = async (query: Record<string, string>) =>
			(await umail.call('trackexport.php', { track_id, ...query })).body;
		expect(await get({})).toBe('a-open@b.example\nb-click@b.example\nc-links@b.example\n');
		expect(await get({ is_click: '1' })).toBe('b-click@b.example\nc-links@b.example\n');
		const link_id = track?.links[1]?.id ?? '';
		expect(await get({ link_id })).toBe('c-links@b.example\n');
		expect(await get({ email_id: track?.users[0]?.emailId ?? '' })).toBe('a-open@b.example\n');
		umail.panel.changeSettings({ trackExportForm: 'columns' });
		expect(await get({ is_click: '1', link_id })).toBe('c-links@b.example\t客户1\t1\t2\n');
		expect(text(await get({ track_id: '' }), 'status')).toBe('param_error');
		expect(text(await get({ track_id: track?.taskId ?? '' }), 'status')).toBe('not_exist');
	});
});

describe('made-up exports', () => {
	it.each([0, 1, 999, 1_000, 1_001])(
		'have exactly %i lines, all different',
		async (exportLines) => {
			umail.panel.changeSettings({ exportLines });
			const query = { do: 'unsubscribe-export', id: umail.seed() };
			const { body } = await umail.call('mloperate.php', query);
			const lines = body.split('\n').slice(0, -1);
			expect(new Set(lines).size).toBe(exportLines);
			for (const line of lines) expect(line).toMatch(/^2026-01-01 \d\d:\d\d:\d\d\tuser\d{8}@/);
		},
	);

	it('are made at the pace of the client and never held', async () => {
		umail.panel.changeSettings({ exportLines: 2_000_000 });
		const query = new URLSearchParams({ do: 'subscription-export', id: umail.seed() });
		const url = `${umail.simulator.gateways.umail}/mloperate.php?${query.toString()}`;
		const before = process.memoryUsage().rss;
		let most = 0;
		const received = await new Promise<{ bytes: number; lines: number }>((resolve, reject) => {
			const call = request(url, { headers: basic(CUSTOMER), agent: false }, (incoming) => {
				let bytes = 0;
				let lines = 0;
				incoming.on('data', (chunk: Buffer) => {
					bytes += chunk.length;
					for (const byte of chunk) if (byte === 10) lines++;
					most = Math.max(most, process.memoryUsage().rss - before);
				});
				incoming.on('end', () => {
					resolve({ bytes, lines });
				});
			});
			call.on('error', reject);
			call.end();
		});
		expect(received.lines).toBe(2_000_000);
		expect(received.bytes).toBeGreaterThan(60_000_000);
		expect(most).toBeLessThan(received.bytes);
	});

	it('stop when the client leaves', async () => {
		umail.panel.changeSettings({ exportLines: 1_000_000_000 });
		const query = new URLSearchParams({ do: 'subscription-export', id: umail.seed() });
		const url = `${umail.simulator.gateways.umail}/mloperate.php?${query.toString()}`;
		await new Promise<void>((resolve, reject) => {
			const call = request(url, { headers: basic(CUSTOMER), agent: false }, (incoming) => {
				incoming.once('data', () => {
					incoming.destroy();
					resolve();
				});
			});
			call.on('error', reject);
			call.end();
		});
		const { body } = await umail.call('account.php', { do: 'customer-info' });
		expect(text(body, 'id')).toBe('362');
		expect(umail.panel.summary().traffic.openRequests).toBe(0);
	});
});

describe('GB18030', () => {
	it('has every character, and is read back', () => {
		const sample = 'Aé€林龘𠀀😀한ぁ①';
		expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(sample))).toBe(sample);
		expect([...encodeGb18030('林')]).toEqual([0xc1, 0xd6]);
		expect([...encodeGb18030('😀')]).toEqual([0x94, 0x39, 0xfc, 0x36]);
	});
});
