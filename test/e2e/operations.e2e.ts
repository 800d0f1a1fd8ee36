import { at, textAt } from '../../playground/server/json';
import { passTime, resetSimulator } from './simulated';
import { NODE, runSmsgo, send } from './workflows';
import { world } from './world';

const sms = (operation: string) => ({ resource: 'sms', operation });
const HOUR_MS = 3_600_000;

beforeEach(resetSimulator);

it('getBalance tells the points that are left', async () => {
	const account = await world().simulator.control('GET', 'smsgo/account');
	const parameters = { resource: 'account', operation: 'getBalance' };
	const execution = await runSmsgo([{}], parameters);
	expect(execution.json(NODE)).toEqual([{ points: at(account, 'points') }]);
});

it('getStatus follows a message to its end', async () => {
	await world().simulator.control('PUT', 'smsgo/fates', { '0900000001': { state: 'UNDELIV' } });
	const [sent] = (await send([{ to: '0900000001', text: 'Hello' }])).json(NODE);
	const parameters = {
		...sms('getStatus'),
		messageId: '={{ $json.messageId }}',
		recipient: '={{ $json.recipient }}',
	};
	await passTime(HOUR_MS);
	const execution = await runSmsgo([sent ?? {}], parameters);
	expect(execution.json(NODE)).toMatchObject([
		{
			messageId: sent?.['messageId'],
			recipient: '0900000001',
			accepted: true,
			status: 'undeliverable',
			isFinal: true,
		},
	]);
});

it('getManyStatuses keeps the order of the items and tells which it does not know', async () => {
	const sent = (
		await send([
			{ to: '0900000001', text: 'One' },
			{ to: '0900000002,0900000003', text: 'Two' },
		])
	).json(NODE);
	await passTime(HOUR_MS);
	const parameters = {
		...sms('getManyStatuses'),
		messageId: '={{ $json.messageId }}',
		recipient: '={{ $json.recipient }}',
	};
	const stranger = { messageId: '2601010000000001', recipient: '0900000004' };
	const execution = await runSmsgo([...sent, stranger].reverse(), parameters);
	expect(execution.json(NODE).map(({ recipient, status }) => [recipient, status])).toEqual([
		['0900000004', 'unknown'],
		['0900000003', 'delivered'],
		['0900000002', 'delivered'],
		['0900000001', 'delivered'],
	]);
});

it('cancel takes a scheduled message back', async () => {
	const sendAt = new Date(Date.now() + HOUR_MS).toISOString();
	const [sent] = (await send([{ to: '0900000001', text: 'Later' }], { sendAt })).json(NODE);
	expect(sent?.['status']).toBe('scheduled');
	const messageId = textAt(sent, 'messageId');
	const execution = await runSmsgo([{}], { ...sms('cancel'), messageId });
	expect(execution.json(NODE)).toEqual([{ messageId, cancelled: true }]);
	await passTime(2 * HOUR_MS);
	expect(await world().simulator.control('GET', 'smsgo/handsets')).toEqual({});
});

it('estimate needs no credential', async () => {
	const parameters = { ...sms('estimate'), to: '0900000001, +14155550101', text: '您好' };
	const execution = await runSmsgo([{}], parameters, { credentials: {} });
	expect(execution.json(NODE)).toEqual([
		{ recipients: 2, encoding: 'BIG5', segments: 1, characters: 2, points: 2 },
	]);
});

it('an operation that only asks stops at what it cannot use, and names it', async () => {
	const parameters = { ...sms('getStatus'), messageId: 'abc' };
	const execution = await runSmsgo([{}], parameters);
	expect(execution.status).toBe('error');
	expect(execution.error?.['message']).toContain("'Message ID'");
});
