import { exportRecipients as call } from '../../../gateways/umail/calls/exports';
import { readId } from '../locators';
import { uMailExport } from '../uMailExport';
import { trackingNotice } from './fields';

const optionalId = (typed: string | undefined, label: string): string | undefined =>
	typed === undefined || typed.trim() === '' ? undefined : readId({ value: typed.trim() }, label);

/** The recipients of a tracked task, as a file. */
export const exportRecipients = uMailExport({
	name: 'Export Recipients',
	action: 'Export recipients of task',
	description: 'Get the recipients of a tracked task as a file, or as items',
	fields: [
		trackingNotice,
		{
			displayName: 'Track ID',
			name: 'trackId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 301',
			description: "The tracking of a task: 'trackId' of its overview",
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Email ID',
					name: 'emailId',
					type: 'string',
					default: '',
					description: "Only this recipient: 'emailId' of an opening",
				},
				{
					displayName: 'Has Clicked',
					name: 'isClick',
					type: 'boolean',
					default: true,
					description: 'Whether to give only recipients who followed a link',
				},
				{
					displayName: 'Link ID',
					name: 'linkId',
					type: 'string',
					default: '',
					description: "Only who followed this link: 'linkId' of a link in an overview",
				},
			],
		},
	],
	call,
	request: ({ trackId, filters: { emailId, isClick, linkId } }) => ({
		trackId: readId({ value: trackId.trim() }, 'Track ID'),
		isClick,
		emailId: optionalId(emailId, 'Email ID'),
		linkId: optionalId(linkId, 'Link ID'),
	}),
	fileName: ({ trackId }) => `recipients-${trackId}`,
});
