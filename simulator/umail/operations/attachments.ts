import type { Outcome } from '../../base/gateway/endpoint';
import { type Operation, operation } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import { knownTemplate } from './templates';

const FILE = 'template.php';

function add(state: UMailState, parameters: Parameters): Outcome {
	const template = knownTemplate(state, parameters);
	const files = parameters.files();
	if (files.length === 0) throw badParameter('file');
	state.templates.attach(template, files);
	return state.replies.success();
}

function remove(state: UMailState, parameters: Parameters): Outcome {
	const template = knownTemplate(state, parameters);
	const id = parameters.text('attachment_id');
	const isFound = state.templates.detach(template, id === '' ? 'all' : id);
	if (!isFound) throw unknownRecord('attachment_id');
	return state.replies.success();
}

/** 5.6 and 5.7; without `attachment_id` all attachments of the template go. */
export const attachmentOperations: readonly Operation[] = [
	operation(FILE, 'tpl-attachment-add', add, {
		places: { body: ['file'], either: ['tpl_id'] },
	}),
	operation(FILE, 'tpl-attachment-del', remove, { places: { either: ['tpl_id'] } }),
];
