import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { byId, idOf, type UMailHarness } from '../harness';
import { anId, type OperationCase } from './case';

/** A whole page, with what a login page has too. */
const PAGE = '<!DOCTYPE html><html><body>親愛的 &amp; <input type="password"> ]]></body></html>';

/** Makes a template with two subjects. */
export const newTemplate = async (
	harness: UMailHarness,
	changes: INodeParameters = {},
): Promise<string> =>
	await harness.create('template.create', {
		name: '一月',
		subject: '主題一\n主題二',
		content: PAGE,
		...changes,
	});

const aFile = (fileName: string): IBinaryData => ({
	data: Buffer.from('text').toString('base64'),
	mimeType: 'text/plain',
	fileName,
});

const aTime: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
const subjects = [
	{ id: anId, name: '主題一' },
	{ id: anId, name: '主題二' },
];

/** Templates; what has to do with files is in a test of its own. */
export const templateCases: readonly OperationCase[] = [
	{
		operation: 'template.create',
		shows: 'gives the ID of the new template',
		given: () => ({
			name: '二月',
			subject: ' 新聞 | 消息 ',
			content: PAGE,
			additionalFields: { encoding: 'quoted-printable', textContent: '純文字' },
		}),
		output: [{ id: anId, message: null }],
		then({ simulator }, [made]) {
			expect(simulator.umail.templates()).toMatchObject([
				{
					id: idOf(made),
					name: '二月',
					subjects: [{ name: '新聞 ｜ 消息' }],
					content: PAGE,
					textContent: '純文字',
					encoding: 'quoted-printable',
				},
			]);
		},
	},
	{
		operation: 'template.get',
		shows: 'gives the subjects, the content and the attachments',
		given: async (harness) => ({ template: byId(await newTemplate(harness)) }),
		output: [
			{
				id: anId,
				userId: anId,
				name: '一月',
				subjects,
				content: PAGE,
				contentType: 'html',
				attachments: [],
				created: aTime,
				updated: aTime,
			},
		],
	},
	{
		operation: 'template.getMany',
		shows: 'leaves out the contents',
		async given(harness) {
			await newTemplate(harness);
			await newTemplate(harness, { name: '二月' });
			return { returnAll: true };
		},
		output: ['一月', '二月'].map((name) => ({
			id: anId,
			name,
			subjects,
			attachments: [],
			created: aTime,
			updated: aTime,
		})),
	},
	{
		operation: 'template.update',
		shows: 'changes what was added and nothing else',
		given: async (harness) => ({
			template: byId(await newTemplate(harness)),
			updateFields: { subject: ['新', '更新'], encoding: 'base64' },
		}),
		output: [{ success: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.templates()).toMatchObject([
				{
					name: '一月',
					subjects: [{ name: '新' }, { name: '更新' }],
					content: PAGE,
					encoding: 'base64',
				},
			]);
		},
	},
	{
		operation: 'template.delete',
		shows: 'deletes the template',
		given: async (harness) => ({ template: byId(await newTemplate(harness)) }),
		output: [{ deleted: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.templates()).toEqual([]);
		},
	},
	{
		operation: 'template.addAttachment',
		shows: 'adds files that stand in a list',
		given: async (harness) => ({
			template: byId(await newTemplate(harness)),
			attachments: '={{ ["a", "b"] }}',
		}),
		input: [{ json: {}, binary: { a: aFile('a.txt'), b: aFile('b.txt') } }],
		output: [{ success: true, message: '操作成功' }],
		then({ simulator }) {
			expect(simulator.umail.templates()).toMatchObject([
				{ attachments: [{ fileName: 'a.txt' }, { fileName: 'b.txt' }] },
			]);
		},
	},
	{
		operation: 'template.deleteAttachment',
		shows: 'deletes all where that was said',
		given: async (harness) => ({ template: byId(await newTemplate(harness)), which: 'all' }),
		output: [{ deleted: true, message: '操作成功' }],
	},
];
