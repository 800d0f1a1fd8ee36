import { type Operation, operation, type Run } from '../operation';
import type { Parameters } from '../parameters';
import { badParameter, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import type { Template } from '../store/templates';
import { timeText } from '../times';
import { cdata, element, type XmlNode } from '../xml';

const FILE = 'template.php';
const ENCODINGS = ['', 'base64', 'quoted-printable'];
const UPLOADED = ['name', 'subject', 'content', 'text_content', 'encoding', 'file'];

function templateRow(template: Template, userId: string): XmlNode {
	const { id, name, subjects, content, attachments, created, updated } = template;
	const files = attachments.map((attachment) =>
		element('attachment', [
			element('atta_id', attachment.id),
			element('atta_name', attachment.fileName),
		]),
	);
	return element('template', [
		element('id', id),
		element('user_id', userId),
		cdata('name', name),
		...subjects.map((subject) =>
			element('subject', [element('id', subject.id), cdata('name', subject.name)]),
		),
		cdata('content', content),
		element('content_type', 'html'),
		element('attachments', files),
		element('created', timeText(created)),
		element('updated', timeText(updated)),
	]);
}

function knownTemplate(state: UMailState, parameters: Parameters): Template {
	return parameters.named('tpl_id', 'tpl_id', (id) => state.templates.find(id));
}

function readEncoding(parameters: Parameters): string {
	const encoding = parameters.text('encoding');
	if (!ENCODINGS.includes(encoding)) throw badParameter('encoding');
	return encoding;
}

/** 5.2: the content is stored as it came, blanks and all. */
const add: Run = (state, parameters) => {
	const details = {
		name: parameters.text('name'),
		subject: parameters.text('subject'),
		content: parameters.find('content') ?? '',
		textContent: parameters.find('text_content') ?? '',
		encoding: readEncoding(parameters),
	};
	for (const name of ['name', 'subject', 'content'] as const) {
		if (details[name].trim() === '') throw badParameter(name);
	}
	return state.replies.created(state.templates.add(details, parameters.files()).id);
};

/** 5.5: at least one of name, subject and content. */
const edit: Run = (state, parameters) => {
	const template = knownTemplate(state, parameters);
	const name = parameters.text('name');
	const subject = parameters.text('subject');
	const content = parameters.find('content') ?? '';
	const textContent = parameters.find('text_content');
	const encoding = readEncoding(parameters);
	if (name === '' && subject === '' && content === '') {
		throw badParameter('name, subject, content');
	}
	state.templates.change(template, {
		...(name === '' ? {} : { name }),
		...(subject === '' ? {} : { subject }),
		...(content === '' ? {} : { content }),
		...(textContent === undefined ? {} : { textContent }),
		...(encoding === '' ? {} : { encoding }),
	});
	return state.replies.success();
};

const attach: Run = (state, parameters) => {
	const template = knownTemplate(state, parameters);
	const files = parameters.files();
	if (files.length === 0) throw badParameter('file');
	state.templates.attach(template, files);
	return state.replies.success();
};

/** Without `attachment_id` all attachments of the template go. */
const detach: Run = (state, parameters) => {
	const template = knownTemplate(state, parameters);
	const id = parameters.text('attachment_id');
	const isFound = state.templates.detach(template, id === '' ? 'all' : id);
	if (!isFound) throw unknownRecord('attachment_id');
	return state.replies.success();
};

/** 5.2 to 5.7. */
export const templateOperations: readonly Operation[] = [
	operation(FILE, 'add-tpl', add, { places: { body: UPLOADED } }),
	operation(FILE, 'edit-tpl', edit, { places: { either: '*' } }),
	operation(FILE, 'list-tpl', (state, parameters) => {
		const id = parameters.text('tpl_id');
		const found = state.templates.all().filter((template) => id === '' || template.id === id);
		if (id !== '' && found.length === 0) return state.replies.notFound('template_list');
		const rows = found.map((template) => templateRow(template, state.account.customerId));
		return state.replies.document(element('template_list', rows));
	}),
	operation(FILE, 'del-tpl', (state, parameters) => {
		state.templates.remove(knownTemplate(state, parameters).id);
		return state.replies.success();
	}),
	operation(FILE, 'tpl-attachment-add', attach, {
		places: { body: ['file'], either: ['tpl_id'] },
	}),
	operation(FILE, 'tpl-attachment-del', detach, { places: { either: ['tpl_id'] } }),
];
