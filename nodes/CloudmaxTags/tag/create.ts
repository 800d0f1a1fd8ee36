import type { INodeProperties } from 'n8n-workflow';
import { accepted } from '../../../messaging/outcome';
import { callOperation } from '../../../operations/calls/call';
import { openCloudmax } from '../account/open';
import { fromUrlNotice, optionsWithUrlField, readXmlUrl, unlessFromUrl } from './carrier';
import { EMAIL, readRequired, readText, SMS } from './fields';

const fields = [
	fromUrlNotice,
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. VIP customers',
		description: 'Name of the tag',
		...unlessFromUrl,
	},
	{
		displayName: 'Job Type',
		name: 'jobType',
		type: 'options',
		default: 'sms',
		description: 'What the tag is for',
		options: [EMAIL, SMS],
		...unlessFromUrl,
	},
	{
		displayName: 'Tag Class',
		name: 'tagClass',
		type: 'options',
		default: 'normal',
		description: 'What being in the tag means for a recipient',
		options: [
			{ name: 'Blacklist', value: 'blacklist' },
			{ name: 'Normal', value: 'normal' },
			{ name: 'Whitelist', value: 'whitelist' },
		],
		...unlessFromUrl,
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'A note about the tag',
		...unlessFromUrl,
	},
	optionsWithUrlField,
] as const satisfies INodeProperties[];

/** Creates a tag and gives the id that Cloudmax has for it. */
export const create = callOperation({
	fields,
	writes: true,
	async start(run) {
		const open = await openCloudmax(run);
		return async ({ name, jobType, tagClass, description, options }) => {
			const client = open(options);
			const { parameterCarrier = 'form' } = options;
			let outcome;
			let known = {};
			if (parameterCarrier === 'xmlRequestUrl') {
				outcome = await client.createFromUrl(readXmlUrl(options.xmlUrl));
			} else {
				const tag = {
					name: readRequired(name, 'Name'),
					jobType,
					tagClass,
					description: readText(description, 'Description'),
				};
				known = tag;
				outcome = await client.create(tag, parameterCarrier);
			}
			if (outcome.outcome !== 'accepted') return outcome;
			if (outcome.value === null) {
				run.hint('Cloudmax created a tag without telling its ID: find it on its web site');
			}
			return accepted([{ id: outcome.value, ...known }]);
		};
	},
});
