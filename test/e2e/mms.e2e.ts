import { listAt, textAt, type JsonObject } from '../../playground/server/json';
import { resetSimulator } from './simulated';
import { mitakeMms, NODE, runNode } from './workflows';
import { world } from './world';

const GIF = Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1').toString('base64');
const message = (operation: string) => ({ resource: 'message', operation });

const send = async (items: readonly JsonObject[], options: JsonObject = {}) =>
	await runNode(mitakeMms, items, {
		...message('send'),
		to: '={{ $json.to }}',
		subject: '={{ $json.subject }}',
		content: 'Hello',
		attachments: '={{ $json.file ?? "" }}',
		options,
	});

beforeEach(resetSimulator);

it('sends a picture from binary data, its type read from its content', async () => {
	const picture = { data: GIF, mimeType: 'image/png', fileName: 'sun.png' };
	const items = [
		{ json: { to: '0912300001', subject: 'Hi', file: 'sun' }, binary: { sun: picture } },
	];
	const [sent] = (await send(items)).json(NODE);
	expect(sent).toMatchObject({ recipient: '0912300001', accepted: true, status: 'queued' });
	const stored = listAt(await world().simulator.control('GET', 'mitake/messages'));
	expect(listAt(stored[0], 'attachments')).toMatchObject([{ type: 'gif', name: 'sun.gif' }]);
});

it('keeps every digit of the ids from the reply to the query', async () => {
	const sent = (await send([{ to: '0912300001,0912300002', subject: 'Hi' }])).json(NODE);
	expect(sent.map(({ batchId }) => String(batchId))).toEqual([
		expect.stringMatching(/^\d{18}$/u),
		expect.stringMatching(/^\d{18}$/u),
	]);
	const asked = await runNode(mitakeMms, sent, {
		...message('getStatus'),
		batchId: '={{ $json.batchId }}',
		messageIds: '={{ $json.messageId }}',
	});
	expect(asked.json(NODE).map(({ messageId, accepted }) => [messageId, accepted])).toEqual(
		sent.map(({ messageId }) => [messageId, true]),
	);
	const [{ batchId } = {}] = sent;
	const batch = await runNode(mitakeMms, [{}], {
		...message('getBatchStatus'),
		batchId: textAt({ batchId }, 'batchId'),
	});
	expect(batch.json(NODE)).toHaveLength(2);
});

it('refuses one item and sends the others', async () => {
	const items = [
		{ to: '0912300001', subject: 'Hi' },
		{ to: '0912300002', subject: '這個主旨超過了十五個字的長度限制' },
	];
	const execution = await send(items);
	expect(execution.json(NODE).map(({ accepted, status }) => [accepted, status])).toEqual([
		[true, 'queued'],
		[false, 'failed'],
	]);
	expect(execution.hints(NODE)).toEqual([expect.stringMatching(/1 of 2 messages/u)]);
});
