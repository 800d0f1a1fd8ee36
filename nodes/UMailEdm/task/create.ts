import { addTask } from '../../../gateways/umail/calls/task';
import { callOperation } from '../../../operations/calls/call';
import { additionalFieldsOf } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { umail } from '../gateway';
import { contactListField, readId, templateField } from '../locators';
import { notEmpty } from '../notEmpty';
import { created } from '../written';
import {
	moreTemplatesField,
	sendFullnameField,
	sendQtyField,
	sendStatusField,
	sendTimeField,
	subsLinkField,
	trackDomainField,
	trackStatusField,
} from './fields';
import { readSender, sendAccountField, sendDomainField, senderField } from './mailFrom';
import { readQuantity, readSendTime, readTemplates, wireMinute } from './read';
import { howItIsSent, scheduledAt } from './stored';

/** Makes a task; one that is to be sent now is looked at, because U-Mail may have it wait. */
export const create = callOperation(umail, {
	name: 'Create',
	action: 'Create and send task',
	description: 'Create a task, which sends a template to a contact list, now or later',
	fields: [
		{ ...templateField, description: 'What is sent' },
		{ ...contactListField, description: 'Who it is sent to' },
		senderField,
		{ ...sendAccountField, displayOptions: { show: { sender: ['address'] } } },
		{ ...sendDomainField, displayOptions: { show: { sender: ['domain'] } } },
		{ ...sendFullnameField, required: true },
		sendStatusField,
		{ ...sendTimeField, required: true, displayOptions: { show: { sendStatus: ['schedule'] } } },
		{ ...sendTimeField, displayOptions: { show: { sendStatus: ['hold'] } } },
		additionalFieldsOf([
			moreTemplatesField,
			sendQtyField,
			subsLinkField,
			trackDomainField,
			trackStatusField,
		]),
	],
	call: addTask,
	request: (params, { timeZone }) => {
		const { moreTemplates, sendQty, subsLink, trackDomain, trackStatus } = params.additionalFields;
		return {
			templates: readTemplates(params.template, moreTemplates),
			contactList: readId(params.contactList, 'Contact List'),
			sender: readSender(params.sender, params),
			sendFullname: notEmpty(params.sendFullname, 'From Name'),
			sendStatus: params.sendStatus,
			sendTime: timeOf(params, timeZone),
			sendQty: readQuantity(sendQty),
			subsLink,
			trackDomain,
			trackStatus,
		};
	},
	json: async (written, { sendStatus }, done) => {
		const made = created(written);
		if (sendStatus === 'now') {
			return { ...made, scheduledAt: null, ...(await howItIsSent(written.id, done)) };
		}
		return {
			...made,
			scheduledAt: sendStatus === 'hold' ? null : scheduledAt(done.request, done.run),
		};
	},
});

/** U-Mail wants a time even where it does not count (5.1). */
function timeOf(
	{ sendStatus, sendTime }: { sendStatus: 'schedule' | 'hold' | 'now'; sendTime: string },
	timeZone: string,
): string {
	const time = sendStatus === 'now' ? undefined : readSendTime(sendTime, timeZone);
	if (time === undefined && sendStatus === 'schedule') {
		throw new InputProblem("'Send Time' is empty: set it, or choose Hold or Now in 'When to Send'");
	}
	return time ?? wireMinute(Date.now());
}
