import { update as call } from '../../../gateways/cloudmax/calls/update';
import type { INodeProperties } from 'n8n-workflow';
import { accepted } from '../../../messaging/outcome';
import { eachOperation } from '../../../operations/calls/each';
import { choiceInput, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { cloudmax } from '../gateway';
import { fromUrlNotice, optionsWithUrlField, readXmlUrl, unlessFromUrl } from './carrier';
import { EMAIL, readKey, readText, SMS, tagField } from './fields';

const fields = [
	fromUrlNotice,
	{ ...tagField, ...unlessFromUrl },
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
			"What the tag is for. Cloudmax's document does not say whether this finds the tag or changes it: give the type that the tag has, or none.",
		options: [
			EMAIL,
			SMS,
			{ name: 'Unspecified', value: 'unspecified', description: 'Send no job type' },
		],
		...unlessFromUrl,
	}),
	optionsWithUrlField,
] as const satisfies INodeProperties[];

export const update = eachOperation(cloudmax, {
	name: 'Update',
	action: 'Update tag',
	description: 'Change the name or the description of a tag',
	section: call.section,
	fields,
	writes: true,
	options: ({ options }) => options,
	async work(line, { tag, newName, description, jobType, options }) {
		const { parameterCarrier: carrier = 'form' } = options;
		if (carrier === 'xmlRequestUrl') {
			const outcome = await line.call(call, { xmlUrl: readXmlUrl(options.xmlUrl) });
			return outcome.outcome === 'accepted' ? accepted([{ json: { success: true } }]) : outcome;
		}
		const key = readKey(tag);
		const changes = {
			newName: readText(newName, 'New Name'),
			description: readText(description, 'Description'),
			jobType: jobType === 'unspecified' ? undefined : jobType,
		};
		if (changes.newName === '' && changes.description === '') {
			throw new InputProblem("'New Name' and 'Description' are both empty: nothing would change");
		}
		const outcome = await line.call(call, { key, changes, carrier });
		if (outcome.outcome !== 'accepted') return outcome;
		return accepted([{ json: { success: true, ...('id' in key ? { id: key.id } : {}) } }]);
	},
});
