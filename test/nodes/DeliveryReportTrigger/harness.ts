import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { DeliveryReportTrigger } from '../../../nodes/DeliveryReportTrigger/DeliveryReportTrigger.node';
import type { Answer } from '../../operations/callbacks/call';
import { Receiver, type ReceiverSetup } from '../../operations/callbacks/receiver';

/** What a test chooses; both events of smsgo where it names none. */
export interface TriggerSetup extends Omit<ReceiverSetup, 'node' | 'parameters'> {
	readonly events?: readonly ('mitakeMmsStatus' | 'smsgoDeliveryReport' | 'smsgoReply')[];
	readonly options?: INodeParameters;
}

const open: Receiver[] = [];

/** Activates the trigger behind a server of its own, which ends with the test. */
export async function listen(setup: TriggerSetup = {}): Promise<Receiver> {
	const { events = ['smsgoDeliveryReport', 'smsgoReply'], options = {}, ...rest } = setup;
	const receiver = await Receiver.start({
		node: new DeliveryReportTrigger(),
		parameters: { events: [...events], options },
		...rest,
	});
	open.push(receiver);
	return receiver;
}

afterEach(async () => {
	await Promise.all(
		open.splice(0).map(async (receiver) => {
			await receiver.close();
		}),
	);
});

let lastId = 1504280910499000;

/** A message id that no other test of the process has. */
export function newId(): string {
	return String(++lastId);
}

/** What smsgo must be answered, to the byte. */
export function magic(messageId: string): string {
	return `magicid=tccrd_sms_gateway_rpack\nmsgid=${messageId}\n`;
}

/** Checks that a call was acknowledged as smsgo demands. */
export function expectAcknowledged(answer: Answer, messageId: string): void {
	expect(answer.status).toBe(200);
	expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
	expect(answer.body).toBe(magic(messageId));
}

/** Checks that a call was refused, by the status and without anything that smsgo could mistake. */
export function expectRefused(answer: Answer, status: number): void {
	expect(answer.status).toBe(status);
	expect(answer.body).not.toContain('magicid');
	expect(answer.body).not.toContain('msgid');
}

/** The texts of an item's fields; empty where one is no text. */
export function textOf(json: IDataObject, name: string): string {
	const value = json[name];
	return typeof value === 'string' ? value : '';
}

/** The only item that has come in. */
export function onlyItem({ items }: Receiver): IDataObject {
	expect(items).toHaveLength(1);
	return items[0] ?? {};
}
