import { clear as call } from '../../../gateways/cloudmax/calls/clear';
import { accepted } from '../../../messaging/outcome';
import { eachOperation } from '../../../operations/calls/each';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { cloudmax } from '../gateway';
import { fromUrlNotice, optionsField, readRequest } from './carrier';
import { readKey, tagField } from './fields';

export const clear = eachOperation(cloudmax, {
	name: 'Clear',
	action: 'Clear tag',
	description: 'Take every recipient out of a tag; the tag stays',
	section: call.section,
	fields: [
		fromUrlNotice,
		{
			...tagField,
			description:
				'The tag to clear, by its ID: Cloudmax takes no name here and has no way to look an ID up',
		},
		optionsField,
	],
	writes: true,
	options: ({ options }) => options,
	async work(line, { tag, options }) {
		const request = readRequest(options, () => {
			const key = readKey(tag);
			if ('id' in key) return key;
			throw new InputProblem(
				`'Tag' is the name '${key.name}', but Cloudmax clears a tag by its ID only and cannot look it up: choose By ID and enter the 'id' that creating the tag returned`,
			);
		});
		const outcome = await line.call(call, request);
		return outcome.outcome === 'accepted' ? accepted([{ json: { cleared: true } }]) : outcome;
	},
});
