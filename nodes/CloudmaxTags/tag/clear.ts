import { clear as call } from '../../../gateways/cloudmax/calls/clear';
import { accepted } from '../../../messaging/outcome';
import { eachOperation } from '../../../operations/calls/each';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { cloudmax } from '../gateway';
import { optionsField } from './carrier';
import { readKey, tagField } from './fields';

export const clear = eachOperation(cloudmax, {
	name: 'Clear',
	action: 'Clear tag',
	description: 'Take every recipient out of a tag; the tag stays',
	section: call.section,
	fields: [
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
		const key = readKey(tag);
		if (!('id' in key)) {
			throw new InputProblem(
				`'Tag' is the name '${key.name}', but Cloudmax clears a tag by its ID only and cannot look it up: choose By ID and enter the 'id' that creating the tag returned`,
			);
		}
		const { parameterCarrier: carrier = 'form' } = options;
		const outcome = await line.call(call, { id: key.id, carrier });
		return outcome.outcome === 'accepted' ? accepted([{ json: { cleared: true } }]) : outcome;
	},
});
