import { accepted } from '../../../messaging/outcome';
import { callOperation } from '../../../operations/calls/call';
import { openCloudmax } from '../account/open';
import { optionsField } from './carrier';
import { readKey, tagField } from './fields';

/** Deletes a tag. */
export const deleteTag = callOperation({
	fields: [
		{
			...tagField,
			description:
				'The tag to delete. A name can stand for two tags, one for SMS and one for e-mail; the document does not say which of them Cloudmax deletes, so better give the ID.',
		},
		optionsField,
	],
	writes: true,
	async start(run) {
		const open = await openCloudmax(run);
		return async ({ tag, options }) => {
			const { parameterCarrier = 'form' } = options;
			const outcome = await open(options).delete(readKey(tag), parameterCarrier);
			return outcome.outcome === 'accepted' ? accepted([{ deleted: true }]) : outcome;
		};
	},
});
