import { accepted } from '../../../messaging/outcome';
import { callOperation } from '../../../operations/calls/call';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { openCloudmax } from '../account/open';
import { optionsField } from './carrier';
import { readKey, tagField } from './fields';

/** Takes every recipient out of a tag. */
export const clear = callOperation({
	fields: [
		{
			...tagField,
			description:
				'The tag to clear, by its ID: Cloudmax takes no name here and has no way to look an ID up',
		},
		optionsField,
	],
	writes: true,
	async start(run) {
		const open = await openCloudmax(run);
		return async ({ tag, options }) => {
			const key = readKey(tag);
			if (!('id' in key)) {
				throw new InputProblem(
					`'Tag' is the name '${key.name}', but Cloudmax clears a tag by its ID only and cannot look it up: choose By ID and enter the 'id' that creating the tag returned`,
				);
			}
			const { parameterCarrier = 'form' } = options;
			const outcome = await open(options).clear(key.id, parameterCarrier);
			return outcome.outcome === 'accepted' ? accepted([{ cleared: true }]) : outcome;
		};
	},
});
