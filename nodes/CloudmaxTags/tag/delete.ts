import { deleteTag as call } from '../../../gateways/cloudmax/calls/delete';
import { accepted } from '../../../messaging/outcome';
import { eachOperation } from '../../../operations/calls/each';
import { cloudmax } from '../gateway';
import { fromUrlNotice, optionsField, readRequest } from './carrier';
import { readKey, tagField } from './fields';

export const deleteTag = eachOperation(cloudmax, {
	name: 'Delete',
	action: 'Delete tag',
	description: 'Delete a tag',
	section: call.section,
	fields: [
		fromUrlNotice,
		{
			...tagField,
			description:
				'The tag to delete. A name can stand for two tags, one for SMS and one for e-mail; the document does not say which of them Cloudmax deletes, so better give the ID.',
		},
		optionsField,
	],
	writes: true,
	options: ({ options }) => options,
	async work(line, { tag, options }) {
		const request = readRequest(options, () => ({ key: readKey(tag) }));
		const outcome = await line.call(call, request);
		return outcome.outcome === 'accepted' ? accepted([{ json: { deleted: true } }]) : outcome;
	},
});
