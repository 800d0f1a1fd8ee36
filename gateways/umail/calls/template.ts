import type { OpenBody } from '../../../transport/request';
import { umailRead, umailWrite } from '../call';
import { readById, readRows } from '../read';
import type { Row } from '../rows';

/** What separates the subjects of a template (5.2, 5.5). */
export const SUBJECT_SEPARATOR = '|';

/** A file that goes along with the mails of a template. */
export interface Attachment {
	readonly fileName: string;
	readonly contentType: string;
	/** Bytes, where they are known. */
	readonly length: number | undefined;
	readonly open: OpenBody;
}

/** What a template says; on a change, what is left out stays. */
export interface TemplateFields {
	readonly name?: string | undefined;
	/** A mail gets one of them; none contains {@link SUBJECT_SEPARATOR}. */
	readonly subjects?: readonly string[] | undefined;
	/** HTML. */
	readonly content?: string | undefined;
	/** What a mail program shows that cannot show HTML. */
	readonly textContent?: string | undefined;
	readonly encoding?: 'base64' | 'quoted-printable' | undefined;
}

interface WithAttachments {
	readonly attachments: readonly Attachment[];
}

const shared = { file: 'template.php' } as const;
const byId = ({ id }: { readonly id: string }) => ({ tpl_id: id });

const wireFields = ({ name, subjects, content, textContent, encoding }: TemplateFields) => ({
	name,
	subject: subjects?.join(SUBJECT_SEPARATOR),
	content,
	text_content: textContent,
	encoding,
});

/** PHP keeps only the last of several files under one plain name. */
const wireFiles = ({ attachments }: WithAttachments) =>
	attachments.map(({ open, ...file }) => ({
		...file,
		field: attachments.length === 1 ? 'file' : 'file[]',
		content: open,
	}));

/** Makes a template (5.2). */
export const addTemplate = umailWrite<TemplateFields & WithAttachments>({
	...shared,
	section: '5.2',
	action: 'add-tpl',
	carriers: { post: 'all' },
	parameters: wireFields,
	files: wireFiles,
});

/** All templates with their contents: there are no pages (5.3). */
export const listTemplates = umailRead<object, Row[]>({
	...shared,
	section: '5.3',
	action: 'list-tpl',
	read: readRows('template_list', 'template'),
});

/** One template (5.3). */
export const getTemplate = umailRead<{ id: string }, Row>({
	...shared,
	section: '5.3',
	action: 'list-tpl',
	parameters: byId,
	read: readById('template_list', 'template'),
});

/** Deletes a template (5.4). */
export const deleteTemplate = umailWrite<{ id: string }>({
	...shared,
	section: '5.4',
	action: 'del-tpl',
	parameters: byId,
});

/** Changes a template (5.5); one of name, subjects and content at least must be there. */
export const editTemplate = umailWrite<TemplateFields & { readonly id: string }>({
	...shared,
	section: '5.5',
	action: 'edit-tpl',
	carriers: { either: ['tpl_id', 'name', 'subject', 'content'] },
	parameters: ({ id, ...fields }) => ({ tpl_id: id, ...wireFields(fields) }),
});

/** Adds files to a template; there must be one (5.6). */
export const addAttachments = umailWrite<WithAttachments & { id: string }>({
	...shared,
	section: '5.6',
	action: 'tpl-attachment-add',
	carriers: { post: ['file'], either: ['tpl_id'] },
	parameters: byId,
	files: wireFiles,
});

/**
 * Takes one file out of a template, or all (5.7). Where U-Mail does not find the parameter it takes
 * out all of them, so it stands in both places.
 */
export const deleteAttachment = umailWrite<{ id: string; attachmentId: string }>({
	...shared,
	section: '5.7',
	action: 'tpl-attachment-del',
	carriers: { either: ['tpl_id'] },
	parameters: ({ id, attachmentId }) => ({ tpl_id: id, attachment_id: attachmentId }),
});
