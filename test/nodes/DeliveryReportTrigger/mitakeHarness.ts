import type { INodeParameters } from 'n8n-workflow';
import type { Answer, Call } from '../../operations/callbacks/call';
import type { Receiver } from '../../operations/callbacks/receiver';
import { listen as listenTo, newId, type TriggerSetup } from './harness';

/** A batch id that a JavaScript number would round. */
export const BATCH = '301786034222960645';

/** Listens to Mitake alone. */
export async function listen(
	options: INodeParameters = {},
	rest: Omit<TriggerSetup, 'options'> = {},
): Promise<Receiver> {
	return await listenTo({ events: ['mitakeMmsStatus'], options, ...rest });
}

/** A call as Mitake makes it; an empty type sends none. */
export function post(body: string, type = 'application/json'): Call {
	return { method: 'POST', body, ...(type === '' ? {} : { headers: { 'content-type': type } }) };
}

/** An 18-digit id, which a JavaScript number would round. */
export function bareId(): string {
	return `3017${newId().slice(-13)}1`;
}

/** One message of a report, with ids as they stand in the document's sample. */
export function entry(msgID: string, status = '0', batchID = BATCH): string {
	return `{"batchID":${batchID},"msgID":${msgID},"status":"${status}","statusTime":"20200828162035","point":3}`;
}

/** The body of a report. */
export function report(...entries: readonly string[]): string {
	return `{"messages":[${entries.join(',')}]}`;
}

/** That it was acknowledged as Mitake demands. */
export function expectOk(answer: Answer): void {
	expect(answer).toMatchObject({ status: 200, body: 'OK' });
	expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
}

/** That it was not acknowledged. */
export function expectRefused(answer: Answer, status: number): void {
	expect(answer.status).toBe(status);
	expect(answer.body).not.toContain('OK');
}
