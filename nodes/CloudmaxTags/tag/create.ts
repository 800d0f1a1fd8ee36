import type { INodeProperties } from 'n8n-workflow';
import { create as call } from '../../../gateways/cloudmax/calls/create';
import { accepted } from '../../../messaging/outcome';
import { eachOperation } from '../../../operations/calls/each';
import { choiceInput, textInput } from '../../../operations/parameters/fields';
import { cloudmax } from '../gateway';
import { fromUrlNotice, optionsField, readRequest, unlessFromUrl } from './carrier';
import { EMAIL, readRequired, readText, SMS } from './fields';

const fields = [
	fromUrlNotice,
	textInput('Name', 'name', {
		required: true,
		placeholder: 'e.g. VIP customers',
		description: 'Name of the tag',
		...unlessFromUrl,
	}),
	choiceInput('Job Type', 'jobType', 'sms', {
		description: 'What the tag is for',
		options: [EMAIL, SMS],
		...unlessFromUrl,
	}),
	choiceInput('Tag Class', 'tagClass', 'normal', {
		description: 'What being in the tag means for a recipient',
		options: [
			{ name: 'Blacklist', value: 'blacklist' },
			{ name: 'Normal', value: 'normal' },
			{ name: 'Whitelist', value: 'whitelist' },
		],
		...unlessFromUrl,
	}),
	textInput('Description', 'description', {
		description: 'A note about the tag',
		...unlessFromUrl,
	}),
	optionsField,
] as const satisfies INodeProperties[];

/** Creates a tag and gives the id that Cloudmax has for it. */
export const create = eachOperation(cloudmax, {
	name: 'Create',
	action: 'Create tag',
	description: 'Create a tag for SMS or e-mail',
	section: call.section,
	fields,
	writes: true,
	options: ({ options }) => options,
	async work(line, { name, jobType, tagClass, description, options }, { run }) {
		const request = readRequest(options, () => ({
			tag: {
				name: readRequired(name, 'Name'),
				jobType,
				tagClass,
				description: readText(description, 'Description'),
			},
		}));
		const outcome = await line.call(call, request);
		if (outcome.outcome !== 'accepted') return outcome;
		if (outcome.value === null) {
			run.hint('Cloudmax created a tag without telling its ID: find it on its web site');
		}
		return accepted([{ json: { id: outcome.value, ...('tag' in request ? request.tag : {}) } }]);
	},
});
