import { update as call } from '../../../gateways/cloudmax/calls/update';
import type { CloudmaxTagChanges } from '../../../gateways/cloudmax/tag';
import type { INodeProperties } from 'n8n-workflow';
import { accepted } from '../../../messaging/outcome';
import { eachOperation } from '../../../operations/calls/each';
import { choiceInput, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { cloudmax } from '../gateway';
import { fromUrlNotice, optionsField, readRequest, unlessFromUrl } from './carrier';
import { EMAIL, readKey, readText, SMS, tagField } from './fields';

const fields = [
	fromUrlNotice,
	tagField,
	textInput('New Name', 'newName', {
		placeholder: 'e.g. VIP customers 2027',
		description: 'Leave empty to keep the name',
		...unlessFromUrl,
	}),
	textInput('Description', 'description', {
		description: 'Leave empty to keep the description',
		...unlessFromUrl,
	}),
	choiceInput('Job Type', 'jobType', 'unspecified', {
		description:
			"What the tag is for. Cloudmax's document does not say whether this tells two tags of one name apart, or gives the tag another type: beside a new name or description, give the type that the tag has, or none.",
		options: [
			EMAIL,
			SMS,
			{ name: 'Unspecified', value: 'unspecified', description: 'Send no job type' },
		],
		...unlessFromUrl,
	}),
	optionsField,
] as const satisfies INodeProperties[];

export const update = eachOperation(cloudmax, {
	name: 'Update',
	action: 'Update tag',
	description: 'Change the name, the description or the job type of a tag',
	section: call.section,
	fields,
	writes: true,
	options: ({ options }) => options,
	async work(line, { tag, newName, description, jobType, options }) {
		const request = readRequest(options, () => ({
			key: readKey(tag),
			changes: {
				newName: readText(newName, 'New Name'),
				description: readText(description, 'Description'),
				jobType: jobType === 'unspecified' ? undefined : jobType,
			},
		}));
		if ('changes' in request && isNothing(request.changes)) {
			throw new InputProblem(
				"'New Name' and 'Description' are both empty, and there is no 'Job Type': nothing would change",
			);
		}
		const outcome = await line.call(call, request);
		if (outcome.outcome !== 'accepted') return outcome;
		const id = 'key' in request && 'id' in request.key ? { id: request.key.id } : {};
		return accepted([{ json: { success: true, ...id } }]);
	},
});

function isNothing({ newName, description, jobType }: CloudmaxTagChanges): boolean {
	return newName === '' && description === '' && jobType === undefined;
}
