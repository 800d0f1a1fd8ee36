import {
	NodeHelpers,
	resolveWebhookDescriptionField,
	type INodeParameters,
	type IWebhookDescription,
} from 'n8n-workflow';
import { DeliveryReportTrigger } from '../../../nodes/DeliveryReportTrigger/DeliveryReportTrigger.node';
import { prepareNode } from '../../engine/engine';

const FIELDS = ['httpMethod', 'path', 'ndvHideUrl', 'responseHeaders'] as const;
const node = new DeliveryReportTrigger();
const webhooks = node.description.webhooks ?? [];

/** What the description says for some parameters, by the templates as the editor and n8n 1.x do. */
function byTemplate(parameters: INodeParameters): Record<string, unknown>[] {
	const { workflow, node: prepared } = prepareNode({ node, parameters });
	return webhooks.map((webhook) =>
		Object.fromEntries(
			FIELDS.map((field) => [
				field,
				workflow.expression.getComplexParameterValue(prepared, webhook[field], 'internal', {}),
			]),
		),
	);
}

/** The same by the functions that n8n 2.x calls instead. */
function byFunction(parameters: INodeParameters): Record<string, unknown>[] {
	const { node: prepared } = prepareNode({ node, parameters });
	return webhooks.map((webhook) =>
		Object.fromEntries(FIELDS.map((field) => [field, resolved(prepared, webhook, field)])),
	);
}

function resolved(
	prepared: ReturnType<typeof prepareNode>['node'],
	webhook: IWebhookDescription,
	field: string,
): unknown {
	const resolution = resolveWebhookDescriptionField(prepared, webhook, field);
	if (!resolution.resolved) throw new Error(`${field} needs the expression engine`);
	return resolution.value;
}

function urls(evaluated: readonly Record<string, unknown>[]): unknown[] {
	return evaluated.filter(({ httpMethod }) => httpMethod !== '').map(({ path }) => path);
}

const choices: [string, INodeParameters, string[]][] = [
	['the default', {}, ['smsgo-report']],
	['no event', { events: [] }, []],
	['replies', { events: ['smsgoReply'] }, ['smsgo-reply']],
	['both', { events: ['smsgoReply', 'smsgoDeliveryReport'] }, ['smsgo-report', 'smsgo-reply']],
	['an event that does not exist', { events: ['smsgo'] }, []],
	['no secret', { options: { pathSecret: '' } }, ['smsgo-report']],
	['blanks for a secret', { options: { pathSecret: ' , ' } }, ['smsgo-report']],
	['one secret', { options: { pathSecret: ' one ' } }, ['smsgo-report/one']],
	['two secrets', { options: { pathSecret: 'one,two' } }, ['smsgo-report/one', 'smsgo-report/two']],
	['one secret twice', { options: { pathSecret: 'one, one' } }, ['smsgo-report/one']],
	[
		'two secrets for both',
		{ events: ['smsgoDeliveryReport', 'smsgoReply'], options: { pathSecret: 'one,two' } },
		['smsgo-report/one', 'smsgo-report/two', 'smsgo-reply/one', 'smsgo-reply/two'],
	],
];

describe.each(choices)('%s', (_name, parameters, expected) => {
	test('has GET and POST for what is chosen, and nothing for the rest', () => {
		const evaluated = byTemplate(parameters);
		expect(urls(evaluated)).toEqual(expected);
		expect(new Set(evaluated.map(({ httpMethod }) => httpMethod))).toEqual(
			new Set(
				expected.length === webhooks.length
					? ['GET,POST']
					: expected.length === 0
						? ['']
						: ['GET,POST', ''],
			),
		);
	});

	test('n8n 2.x gets by its functions what the templates say', () => {
		expect(byFunction(parameters)).toEqual(byTemplate(parameters));
	});

	test('the panel shows one URL for each event that is chosen', () => {
		const shown = byTemplate(parameters).filter(({ ndvHideUrl }) => ndvHideUrl === false);
		const firsts = expected.filter((path) => !path.endsWith('/two'));
		expect(shown.map(({ path }) => path)).toEqual(firsts);
	});
});

test('the events may come from an expression', () => {
	const parameters = { events: '={{ ["smsgoReply"] }}' };
	expect(urls(byTemplate(parameters))).toEqual(['smsgo-reply']);
});

test('every webhook answers when the execution is stored, with the text of the node', () => {
	for (const [index, webhook] of webhooks.entries()) {
		expect(webhook).toMatchObject({
			name: 'default',
			responseMode: 'onReceived',
			responseData: '',
			ndvHideMethod: true,
		});
		expect(byTemplate({})[index]?.['responseHeaders']).toEqual({
			entries: [{ name: 'Content-Type', value: 'text/plain; charset=utf-8' }],
		});
	}
});

test('nothing of the description is lost on the way to the editor', () => {
	const sent: unknown = JSON.parse(JSON.stringify(webhooks));
	expect(sent).toEqual(webhooks.map((webhook) => Object.fromEntries(Object.entries(webhook))));
});

test('the fields are complete with their defaults, and a notice shows with its event', () => {
	const { description } = node;
	const parameters = NodeHelpers.getNodeParameters(
		description.properties,
		{},
		true,
		false,
		null,
		description,
	);
	expect(parameters).toMatchObject({ events: ['smsgoDeliveryReport'], options: {} });
	const shown = (events: string[]): string[] =>
		description.properties
			.filter(({ type }) => type === 'notice')
			.filter((field) => NodeHelpers.displayParameter({ events }, field, null, description))
			.map(({ name }) => name);
	expect(shown([])).toEqual([]);
	expect(shown(['smsgoReply'])).toEqual(['smsgoReplyNotice']);
	expect(shown(['smsgoDeliveryReport', 'smsgoReply'])).toEqual([
		'smsgoDeliveryReportNotice',
		'smsgoReplyNotice',
	]);
});
