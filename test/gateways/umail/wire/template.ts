import { Readable } from 'node:stream';
import {
	addAttachments,
	addTemplate,
	deleteAttachment,
	deleteTemplate,
	editTemplate,
	getTemplate,
	listTemplates,
	type Attachment,
} from '../../../../gateways/umail/calls/template';
import type { WireCase } from './case';

const file = 'template.php';

/** Longer than an address may be. */
const LONG = '<p>一</p>'.repeat(1_000);

const attachment = (fileName: string, text: string): Attachment => ({
	fileName,
	contentType: 'text/plain',
	length: Buffer.byteLength(text),
	open: async () => await Promise.resolve(Readable.from([Buffer.from(text)])),
});

/** Chapter 5, templates. */
export const templateWire: readonly WireCase[] = [
	{
		section: '5.2',
		shows: 'joins several subjects, and is a form where there are no files',
		build: (account) =>
			addTemplate.build(account, {
				name: '一月',
				subjects: ['主题一', '主题二'],
				content: '<p>a & b</p>',
				attachments: [],
			}),
		method: 'POST',
		file,
		query: { do: 'add-tpl' },
		body: { name: '一月', subject: '主题一|主题二', content: '<p>a & b</p>' },
	},
	{
		section: '5.2',
		shows: "sends one file as 'file'",
		build: (account) =>
			addTemplate.build(account, {
				name: 'One',
				subjects: ['s'],
				content: 'c',
				textContent: '纯文本',
				encoding: 'quoted-printable',
				attachments: [attachment('简介.txt', '一')],
			}),
		method: 'POST',
		file,
		query: { do: 'add-tpl' },
		body: {
			name: 'One',
			subject: 's',
			content: 'c',
			text_content: '纯文本',
			encoding: 'quoted-printable',
		},
		files: [{ field: 'file', fileName: '简介.txt', text: '一' }],
	},
	{
		section: '5.3',
		shows: 'asks for all templates',
		build: (account) => listTemplates.build(account, {}),
		method: 'GET',
		file,
		query: { do: 'list-tpl' },
	},
	{
		section: '5.3',
		shows: 'asks for one template',
		build: (account) => getTemplate.build(account, { id: '67' }),
		method: 'GET',
		file,
		query: { do: 'list-tpl', tpl_id: '67' },
	},
	{
		section: '5.4',
		shows: 'names the template',
		build: (account) => deleteTemplate.build(account, { id: '67' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'del-tpl', tpl_id: '67' },
		body: { tpl_id: '67' },
	},
	{
		section: '5.5',
		shows: 'sends only what changes',
		build: (account) =>
			editTemplate.build(account, { id: '11', content: 'con', encoding: 'base64' }),
		method: 'POST',
		file,
		methodByGet: 'GET',
		query: { do: 'edit-tpl', tpl_id: '11', content: 'con', encoding: 'base64' },
		body: { tpl_id: '11', content: 'con', encoding: 'base64' },
	},
	{
		section: '5.5',
		shows: 'never has a long content in an address, and nothing else there without it',
		build: (account) =>
			editTemplate.build(account, {
				id: '11',
				name: 'n',
				content: LONG,
				textContent: LONG,
				encoding: 'base64',
			}),
		method: 'POST',
		file,
		query: { do: 'edit-tpl', encoding: 'base64' },
		body: { tpl_id: '11', name: 'n', content: LONG, text_content: LONG, encoding: 'base64' },
	},
	{
		section: '5.6',
		shows: "sends several files as 'file[]'",
		build: (account) =>
			addAttachments.build(account, {
				id: '67',
				attachments: [attachment('a "1".txt', 'first'), attachment('b.txt', '')],
			}),
		method: 'POST',
		file,
		query: { do: 'tpl-attachment-add', tpl_id: '67' },
		body: { tpl_id: '67' },
		files: [
			{ field: 'file[]', fileName: 'a %221%22.txt', text: 'first' },
			{ field: 'file[]', fileName: 'b.txt', text: '' },
		],
	},
	{
		section: '5.7',
		shows: 'names the attachment in both places: where U-Mail did not find it, all would go',
		build: (account) => deleteAttachment.build(account, { id: '67', attachmentId: '1' }),
		method: 'POST',
		methodByGet: 'GET',
		file,
		query: { do: 'tpl-attachment-del', tpl_id: '67', attachment_id: '1' },
		body: { tpl_id: '67', attachment_id: '1' },
	},
];
