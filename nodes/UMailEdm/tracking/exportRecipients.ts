import { exportRecipients as call } from '../../../gateways/umail/calls/exports';
import { filtersOf, switchInput, textInput } from '../../../operations/parameters/fields';
import { readId } from '../locators';
import { uMailExport } from '../uMailExport';
import { trackingNotice } from './fields';

const optionalId = (typed: string | undefined, label: string): string | undefined =>
	typed === undefined || typed.trim() === '' ? undefined : readId({ value: typed.trim() }, label);

export const exportRecipients = uMailExport({
	name: 'Export Recipients',
	action: 'Export recipients of task',
	description: 'Get the recipients of a tracked task as a file, or as items',
	fields: [
		trackingNotice,
		textInput('Track ID', 'trackId', {
			required: true,
			placeholder: 'e.g. 301',
			description: "The tracking of a task: 'trackId' of its overview",
		}),
		filtersOf([
			textInput('Email ID', 'emailId', {
				description: "Only this recipient: 'emailId' of an opening",
			}),
			switchInput(
				'Has Clicked',
				'isClick',
				true,
				'Whether to give only recipients who followed a link',
			),
			textInput('Link ID', 'linkId', {
				description: "Only who followed this link: 'linkId' of a link in an overview",
			}),
		]),
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
