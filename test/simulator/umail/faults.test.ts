import { text, UMailHarness } from './harness';

const umail = new UMailHarness();
const ADD = { subject: 'a', status: 'enabled' };

async function lists() {
	return await umail.call('mloperate.php', { do: 'maillist-list' });
}

describe('spoilt replies', () => {
	it('have a PHP warning before the prolog', async () => {
		umail.panel.addFaults({ kind: 'prefix' });
		const { body, complete } = await lists();
		expect(body).toMatch(/^<br \/>\n<b>Warning<\/b>.*\n<\?xml/);
		expect(complete).toBe(true);
		umail.panel.addFaults({ kind: 'prefix', text: '\n' });
		expect((await lists()).body.startsWith('\n<?xml')).toBe(true);
		expect((await lists()).body.startsWith('<?xml')).toBe(true);
	});

	it('are truncated while HTTP says that they are complete', async () => {
		const { bytes } = await lists();
		umail.panel.addFaults({ kind: 'truncated' });
		const cut = await lists();
		expect(cut.complete).toBe(true);
		expect(cut.bytes).toEqual(bytes.subarray(0, Math.ceil(bytes.length / 2)));
	});

	it.each([
		[{ kind: 'html', status: 502 }, 502, /<html/],
		[{ kind: 'empty' }, 200, /^$/],
		[{ kind: 'redirect', location: 'http://127.0.0.1:9/' }, 302, /<html/],
		[{ kind: 'code', text: 'add_maillist_error' }, 200, /add_maillist_error/],
		[{ kind: 'code' }, 200, /system_error/],
	] as const)('%j: nothing is done', async (fault, status, body) => {
		umail.panel.addFaults({ ...fault, endpoint: 'maillist-add' });
		await umail.list('maillist-list');
		const reply = await umail.call(
			'mloperate.php',
			{ do: 'maillist-add' },
			{
				method: 'POST',
				body: 'subject=a&status=enabled',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			},
		);
		expect(reply.status).toBe(status);
		expect(reply.body).toMatch(body);
		expect(umail.panel.contactLists()).toEqual([]);
		expect(await umail.change('maillist-add', ADD)).toBe('success');
	});

	it('are lost before or after the effect', async () => {
		umail.panel.addFaults({ kind: 'resetBefore' }, { kind: 'resetAfter' });
		await expect(umail.change('maillist-add', ADD)).rejects.toThrow();
		expect(umail.panel.contactLists()).toHaveLength(0);
		await expect(umail.change('maillist-add', ADD)).rejects.toThrow();
		expect(umail.panel.contactLists()).toHaveLength(1);
		expect(umail.panel.requests()).toMatchObject([
			{ fault: 'resetBefore', status: null, messageId: null },
			{ fault: 'resetAfter', status: null, messageId: '101' },
		]);
	});

	it('come late, by a fault or by latency', async () => {
		umail.panel.addFaults({ kind: 'slow', delayMs: 60 });
		expect((await lists()).elapsedMs).toBeGreaterThanOrEqual(55);
		umail.panel.changeSettings({ latencyMs: 40 });
		expect((await lists()).elapsedMs).toBeGreaterThanOrEqual(35);
	});

	it('are not there at all while the gateway is dead', async () => {
		umail.panel.addFaults({ kind: 'dead', endpoint: 'maillist-list' });
		await expect(lists()).rejects.toThrow();
		expect((await lists()).status).toBe(200);
		umail.panel.changeSettings({ alive: false });
		await expect(lists()).rejects.toThrow();
		expect(umail.panel.requests()).toMatchObject([
			{ fault: 'dead', endpoint: 'maillist-list' },
			{ fault: null },
			{ fault: 'dead' },
		]);
	});

	it('can be for one address alone', async () => {
		const list_id = umail.seed();
		umail.panel.addFaults({ kind: 'html', recipient: 'b@b.example' });
		const add = async (address: string) => await umail.change('ml-sub', { list_id, address });
		expect(await add('a@b.example')).toBe('success');
		expect(await add('b@b.example')).toBe('');
	});
});

describe('spoilt exports', () => {
	const get = async () => {
		const query = { do: 'subscription-export', id: umail.seed('a@b.example') };
		return await umail.call('mloperate.php', query);
	};

	it.each([1, 5_000])('of %i lines die half-way', async (exportLines) => {
		umail.panel.changeSettings({ exportLines });
		const whole = await get();
		umail.panel.addFaults({ kind: 'halfBody' });
		const half = await get();
		expect(half.complete).toBe(false);
		expect(half.bytes.length).toBeGreaterThan(0);
		expect(half.bytes).toEqual(whole.bytes.subarray(0, half.bytes.length));
		expect(half.bytes.length).toBeLessThan(whole.bytes.length);
	});

	it.each([1, 5_000])('of %i lines are truncated or begin with a warning', async (exportLines) => {
		umail.panel.changeSettings({ exportLines });
		const whole = await get();
		umail.panel.addFaults({ kind: 'truncated' }, { kind: 'prefix', text: 'Notice\n' });
		const cut = await get();
		expect(cut.complete).toBe(true);
		expect(cut.bytes.length).toBeLessThan(whole.bytes.length);
		expect((await get()).body).toBe(`Notice\n${whole.body}`);
	});

	it('are a result with an error, or drip', async () => {
		umail.panel.addFaults({ kind: 'code', text: 'export_error' });
		const reply = await get();
		expect([reply.type, text(reply.body, 'status')]).toEqual([
			'text/xml; charset=UTF-8',
			'export_error',
		]);
		umail.panel.addFaults({ kind: 'drip', intervalMs: 5 });
		expect((await get()).body).toBe('a@b.example\t客户1\n');
		umail.panel.addFaults({ kind: 'resetAfter' });
		await expect(get()).rejects.toThrow();
	});
});
