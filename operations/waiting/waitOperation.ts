import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';
import type { ParamsOf } from '../parameters/paramsOf';
import { ParameterReader } from '../parameters/readParameters';
import type { Run } from '../run';
import type { Sender, SendDefinition } from '../send/sender';
import { Sending } from '../send/sending';
import { openWait } from './openWait';
import { resumeUrlFor } from './resumeUrl';

/** Recipients of one waiting send: what it waits for is stored with the execution. */
export const MOST_WAITED = 500;

/** A send that waits for its reports, as its node declares it. */
export interface WaitDefinition<Fields extends readonly INodeProperties[], Content> extends Omit<
	SendDefinition<Fields, Content>,
	'start'
> {
	/** The time limit, in minutes. */
	minutes(params: ParamsOf<Fields>): number;
	/** @param reportUrl where the vendor is to report */
	start(run: Run, reportUrl: string): Promise<Sender<ParamsOf<Fields>, Content>>;
}

/**
 * An operation that sends messages and goes on when what became of all of them is final, or the time
 * limit has passed. The wait is n8n's own.
 */
export function waitOperation<const Fields extends readonly INodeProperties[], Content>(
	face: WaitDefinition<Fields, Content>,
): Operation {
	return {
		fields: face.fields,
		async execute(run) {
			const reader = new ParameterReader(run.context, face.fields);
			const wait = openWait(run);
			const sender = await face.start(run, resumeUrlFor(wait.resumeUrl, wait.key));
			const common = (params: ParamsOf<Fields>): ReturnType<typeof face.common> => {
				const { to, options } = face.common(params);
				const { maxRecipients = MOST_WAITED } = options;
				return {
					to,
					options: { ...options, maxRecipients: Math.min(maxRecipients, MOST_WAITED) },
				};
			};
			let minutes: number | undefined;
			const byItem = await new Sending(run, sender, { ...face, common }).execute((itemIndex) => {
				const params = reader.read(itemIndex);
				minutes ??= face.minutes(params);
				return params;
			});
			return await wait.end(byItem, minutes ?? 0);
		},
	};
}
