import type { INodeProperties } from 'n8n-workflow';
import { endSend } from './endSend';
import type { Operation } from '../operation';
import { ParameterReader } from '../parameters/readParameters';
import type { SendDefinition } from './sender';
import { Sending } from './sending';

/**
 * An operation that sends messages. Items whose messages are the same share requests, which leave
 * while later items are still being read; every recipient of every item gets a result of its own,
 * in input order, whatever became of the others.
 */
export function sendOperation<const Fields extends readonly INodeProperties[], Content>(
	face: SendDefinition<Fields, Content>,
): Operation {
	return {
		fields: face.fields,
		async execute(run) {
			const reader = new ParameterReader(run.context, face.fields);
			const sending = new Sending(run, await face.start(run), face);
			return endSend(run, await sending.execute((itemIndex) => reader.read(itemIndex)));
		},
	};
}
