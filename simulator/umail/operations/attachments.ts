import { type Operation, operation, type Run } from '../operation';
import { badParameter, unknownRecord } from '../refused';
import { knownTemplate } from './templates';

const FILE = 'template.php';

const add: Run = (state, parameters) => {
	const template = knownTemplate(state, parameters);
	const files = parameters.files();
	if (files.length === 0) throw badParameter('file');
	state.templates.attach(template, files);
	return state.replies.success();
};

const remove: Run = (state, parameters) => {
	const template = knownTemplate(state, parameters);
	const id = parameters.text('attachment_id');
	const isFound = state.templates.detach(template, id === '' ? 'all' : id);
	if (!isFound) throw unknownRecord('attachment_id');
	return state.replies.success();
};

/** 5.6 and 5.7; without `attachment_id` all attachments of the template go. */
export const attachmentOperations: readonly Operation[] = [
	operation(FILE, 'tpl-attachment-add', add, {
		places: { body: ['file'], either: ['tpl_id'] },
	}),
	operation(FILE, 'tpl-attachment-del', remove, { places: { either: ['tpl_id'] } }),
];
