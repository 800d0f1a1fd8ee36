import { editTask } from '../../../gateways/umail/calls/task';
import { callOperation } from '../../../operations/calls/call';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import { updateFieldsOf } from '../../../operations/parameters/fields';
import { umail } from '../gateway';
import { contactListField, readId, taskField, templateField } from '../locators';
import { notEmpty } from '../notEmpty';
import { someOf } from '../someOf';
import { changed } from '../written';
import {
	moreTemplatesField,
	sendFullnameField,
	sendQtyField,
	sendReplytoField,
	sendStatusField,
	sendTimeField,
	subsLinkField,
	trackDomainField,
	trackStatusField,
} from './fields';
import {
	readMailbox,
	readNewSender,
	sendAccountField,
	sendDomainField,
	senderField,
} from './mailFrom';
import { readQuantity, readSendTime, readTemplates } from './read';
import { whatChanged } from './stored';

/** Changes a task that has not begun, and looks whether U-Mail stored what it was asked to. */
export const update = callOperation(umail, {
	name: 'Update',
	action: 'Update task',
	description: 'Change a task that has not begun, and see what was stored',
	fields: [
		taskField,
		updateFieldsOf([
			{ ...contactListField, required: false, description: 'Who it is sent to' },
			{ ...sendDomainField, required: false },
			{ ...sendAccountField, required: false },
			sendFullnameField,
			moreTemplatesField,
			sendQtyField,
			sendReplytoField,
			sendTimeField,
			senderField,
			subsLinkField,
			{ ...templateField, required: false, description: 'What is sent' },
			trackDomainField,
			trackStatusField,
			sendStatusField,
		]),
	],
	call: editTask,
	request: ({ task, updateFields: given }, { timeZone }) => {
		const changes = someOf(given);
		const { contactList, sendFullname, sendReplyto, sendTime } = changes;
		return {
			id: readId(task, 'Task'),
			templates: templatesOf(changes),
			contactList: contactList && readId(contactList, 'Contact List'),
			sender: readNewSender(changes),
			sendFullname: sendFullname === undefined ? undefined : notEmpty(sendFullname, 'From Name'),
			sendReplyto: sendReplyto && readMailbox(sendReplyto, 'Send Reply To'),
			sendStatus: statusOf(changes.sendStatus),
			sendTime:
				sendTime === undefined
					? undefined
					: readSendTime(notEmpty(sendTime, 'Send Time'), timeZone),
			sendQty: readQuantity(changes.sendQty),
			subsLink: changes.subsLink,
			trackDomain: changes.trackDomain,
			trackStatus: changes.trackStatus,
		};
	},
	json: async (written, _params, done) => ({ ...changed(written), ...(await whatChanged(done)) }),
});

/** U-Mail replaces all templates of the task. */
function templatesOf({
	template,
	moreTemplates,
}: {
	readonly template?: { readonly value: string };
	readonly moreTemplates?: string;
}): string[] | undefined {
	if (template !== undefined) return readTemplates(template, moreTemplates);
	if (moreTemplates === undefined) return undefined;
	throw new InputProblem(
		"'More Templates' needs 'Template' beside it: together they replace all templates of the task",
	);
}

/** For a task that exists there are only these two (6.3). */
function statusOf(
	sendStatus: 'schedule' | 'hold' | 'now' | undefined,
): 'schedule' | 'hold' | undefined {
	if (sendStatus !== 'now') return sendStatus;
	throw new InputProblem(
		"'When to Send' is Now, which U-Mail has only for a new task: choose Schedule, with a 'Send Time' a few minutes from now",
	);
}
