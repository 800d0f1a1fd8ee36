import { fileOf } from '../../gateways/mitake/support';
import { ProcessedData } from '../../engine/processedData';
import { jsonOf, message, MitakeHarness, numbers, withFiles } from './harness';

const mitake = new MitakeHarness().install();
const table = new ProcessedData();
const GUARD = { suppressWithin: 60 };
const TO = '0912345678';

beforeAll(async () => {
	await table.install();
});

const statuses = (output: Parameters<typeof jsonOf>[0]) =>
	jsonOf(output).map(({ status }) => status);

async function sendFile(fill: number, fileName: string, changes: object = {}) {
	const bytes = Buffer.concat([fileOf('jpg', 1_000), Buffer.of(fill)]);
	const input = [withFiles({ ...message(TO), ...changes }, { data: { bytes, fileName } })];
	return await mitake.send([], GUARD, { input, attachments: 'data' });
}

test('a message goes to a handset once, and what is skipped has the fields of a result', async () => {
	await mitake.send([message(TO)], GUARD);
	const { main, hints } = await mitake.send([message('+886 912-345-678')], GUARD);
	expect(main.map(({ json }) => json)).toMatchObject([
		{
			recipient: TO,
			messageId: null,
			batchId: null,
			clientMessageId: null,
			accepted: false,
			status: 'skipped',
			isFinal: true,
		},
	]);
	expect(hints).toEqual([]);
	expect(mitake.simulator.mitake.handset(TO)).toHaveLength(1);
});

test('subject, content and files make the message; their names do not', async () => {
	expect(statuses(await sendFile(1, 'a.jpg'))).toEqual(['queued']);
	expect(statuses(await sendFile(1, 'b.jpg'))).toEqual(['skipped']);
	expect(statuses(await sendFile(2, 'a.jpg'))).toEqual(['queued']);
	expect(statuses(await sendFile(1, 'a.jpg', { subject: '別的' }))).toEqual(['queued']);
	expect(statuses(await sendFile(1, 'a.jpg', { content: '別的' }))).toEqual(['queued']);
	expect(statuses(await mitake.send([message(TO)], GUARD))).toEqual(['queued']);
	expect(mitake.simulator.mitake.handset(TO)).toHaveLength(5);
});

test('files of their own for more recipients than are kept: everyone gets theirs', async () => {
	const all = numbers(130);
	const fileFor = (index: number) =>
		Buffer.concat([fileOf('jpg', 500), Buffer.from(String(index))]);
	const input = all.map((to, index) =>
		withFiles(message(to), { data: { bytes: fileFor(index), fileName: 'a.jpg' } }),
	);
	const { main } = await mitake.send([], GUARD, { input, attachments: 'data' });
	expect(new Set(statuses({ main }))).toEqual(new Set(['queued']));
	for (const index of [0, 99, 100, 129]) {
		const batch = mitake.simulator.mitake
			.batches()
			.find(({ attachments }) => attachments[0]?.bytes.equals(fileFor(index)));
		expect(batch?.messages.map(({ recipient }) => recipient)).toEqual([all[index]]);
	}
	const again = await mitake.send([], GUARD, { input, attachments: 'data' });
	expect(new Set(statuses(again))).toEqual(new Set(['skipped']));
	expect(mitake.pushes()).toHaveLength(130);
});

test('a message of which nobody knows is tried again under its own claim', async () => {
	mitake.simulator.mitake.addFaults({ kind: 'resetAfter', endpoint: 'push', times: 4 });
	const rest = { executionId: 'again', retryOnFail: true } as const;
	const first = await mitake.send([message(TO)], GUARD, rest);
	expect(statuses(first)).toEqual(['unknown']);
	expect(statuses(await mitake.send([message(TO)], GUARD))).toEqual(['skipped']);
	mitake.simulator.mitake.clearFaults();
	expect(statuses(await mitake.send([message(TO)], GUARD, rest))).not.toContain('skipped');
	expect(mitake.simulator.mitake.handset(TO)).toHaveLength(1);
});

test('a refusal releases it', async () => {
	mitake.simulator.mitake.addFaults({ kind: 'code', code: 2020, endpoint: 'push' });
	const { error } = await mitake.send([message(TO)], GUARD);
	expect(error?.message).toContain('refused an attachment');
	expect(statuses(await mitake.send([message(TO)], GUARD))).toEqual(['queued']);
});

test('two recipients with one Client Message ID: who was refused for it is not claimed', async () => {
	const options = { ...GUARD, clientMessageId: 'one' };
	const rest = { onError: 'continueRegularOutput' } as const;
	const items = [message(TO), message('0922345678')];
	expect(statuses(await mitake.send(items, options, rest))).toEqual(['queued', 'failed']);
	expect(statuses(await mitake.send(items, GUARD, rest))).toEqual(['skipped', 'queued']);
});
