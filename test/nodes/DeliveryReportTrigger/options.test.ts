import { expectAcknowledged, listen, magic, newId } from './harness';

const WORDS = ['DELIVRD', 'EXPIRED', 'ACCEPTD', 'UNKNOWN', 'ENROUTE', 'ABSENT', ''];

/** Calls with every word and says which ones started the workflow; all must be acknowledged. */
async function startedBy(options: NonNullable<Parameters<typeof listen>[0]>['options']) {
	const trigger = await listen({ ...(options === undefined ? {} : { options }) });
	for (const word of WORDS) {
		const id = newId();
		expectAcknowledged(
			await trigger.call(`smsgo-report?msgid=${id}&statuscode=0&statusstr=${word}`),
			id,
		);
	}
	const id = newId();
	expectAcknowledged(await trigger.call(`smsgo-reply?msgid=${id}&smbody=yes`), id);
	expect(trigger.executions).toHaveLength(trigger.items.length);
	return trigger.items.map(({ event, status }) => (event === 'smsgoReply' ? 'reply' : status));
}

test('without options everything starts the workflow', async () => {
	expect(await startedBy({})).toEqual([
		'delivered',
		'expired',
		'sent',
		'unknown',
		'unknown',
		'undeliverable',
		'unknown',
		'reply',
	]);
});

test('no status chosen means all of them', async () => {
	expect(await startedBy({ statuses: [] })).toHaveLength(WORDS.length + 1);
});

test('other statuses than those chosen are acknowledged without an execution', async () => {
	expect(await startedBy({ statuses: ['delivered', 'sent'] })).toEqual([
		'delivered',
		'sent',
		'reply',
	]);
});

test('what is not final is acknowledged without an execution', async () => {
	expect(await startedBy({ finalOnly: true })).toEqual([
		'delivered',
		'expired',
		'sent',
		'unknown',
		'undeliverable',
		'reply',
	]);
});

test('both together', async () => {
	expect(await startedBy({ finalOnly: true, statuses: ['unknown', 'expired'] })).toEqual([
		'expired',
		'unknown',
		'reply',
	]);
});

test('a report without an execution is answered although nothing can be stored', async () => {
	const trigger = await listen({ options: { finalOnly: true } });
	trigger.store = async () => {
		await Promise.reject(new Error('the database is down'));
	};
	const id = newId();
	expectAcknowledged(await trigger.call(`smsgo-report?msgid=${id}&statusstr=ENROUTE`), id);
	const final = await trigger.call(`smsgo-report?msgid=${id}&statusstr=DELIVRD`);
	expect(final.status).toBe(500);
	expect(final.body).not.toContain('magicid');
});

test('the options may come from expressions', async () => {
	const trigger = await listen({
		options: { statuses: '={{ ["delivered"] }}', finalOnly: '={{ 1 === 2 }}' },
	});
	for (const word of WORDS) await trigger.call(`smsgo-report?msgid=1&statusstr=${word}`);
	expect(trigger.items.map(({ status }) => status)).toEqual(['delivered']);
});

test('the acknowledgement is the same whether or not the workflow starts', async () => {
	const everything = await listen();
	const nothing = await listen({ options: { statuses: ['queued'] } });
	const path = 'smsgo-report?msgid=99&statuscode=0&statusstr=DELIVRD';
	const answers = [await everything.call(path), await nothing.call(path)];
	for (const answer of answers) expect(answer.body).toBe(magic('99'));
	const [started, dropped] = answers.map(({ headers }) => headers['content-type']);
	expect(started).toBe(dropped);
	expect([everything.executions.length, nothing.executions.length]).toEqual([1, 0]);
});
