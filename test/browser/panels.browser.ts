import type { JsonObject } from '../../playground/server/json';
import { useBrowser } from './browser';
import { expectEventually } from './eventually';
import type { WorkflowNode } from './workflows';

const inBrowser = useBrowser();

const messageId = '2601010000000001';
const message = { to: '0900000001, +14155550101', text: '親愛的會員您好' };
const key = { messageId, recipient: '0900000001' };

const sms = (operation: string, parameters: JsonObject): WorkflowNode => ({
	type: 'smsgo',
	parameters: { resource: 'sms', operation, ...parameters },
});

/** Every operation: a node as a person leaves it, and the labels that its panel must show. */
const operations: Record<string, { node: WorkflowNode; labels: readonly string[] }> = {
	Send: { node: sms('send', message), labels: ['To', 'Text', 'Options'] },
	'Send and Wait for Delivery': {
		node: sms('sendAndWaitForDelivery', message),
		labels: ['To', 'Text', 'Wait For (Minutes)', 'Options'],
	},
	'Get Status': { node: sms('getStatus', key), labels: ['Message ID', 'Recipient', 'Options'] },
	'Get Many Statuses': {
		node: sms('getManyStatuses', key),
		labels: ['Message ID', 'Recipient', 'Options'],
	},
	Cancel: { node: sms('cancel', { messageId }), labels: ['Message ID', 'Options'] },
	Estimate: {
		node: { ...sms('estimate', message), hasCredential: false },
		labels: ['To', 'Text', 'Options'],
	},
	'Get Balance': {
		node: { type: 'smsgo', parameters: { resource: 'account', operation: 'getBalance' } },
		labels: ['Options'],
	},
};

/** The options of a send, with the inputs that each must show. */
const sendOptions: Record<string, readonly string[]> = {
	Batching: ['batchSize', 'batchInterval'],
	'Check Text': ['checkText'],
	Concurrency: ['concurrency'],
	'Delivery Report URL': ['deliveryReportUrl'],
	Encoding: ['encoding'],
	'Max Recipients': ['maxRecipients'],
	'Replace Typography': ['replaceTypographic'],
	'Reply Days': ['replyDays'],
	'Reply URL': ['replyUrl'],
	'Send At': ['sendAt'],
	'Skip Duplicates': ['skipDuplicates'],
	'Suppress Within (Minutes)': ['suppressWithin'],
	Timeout: ['timeout'],
	'Use Backup Host': ['useBackupHost'],
	'WAP URL': ['wapUrl'],
};

inBrowser('the panel of every operation opens without an issue mark', async (editor) => {
	const nodes = Object.entries(operations).map(([name, { node }]) => [name, node] as const);
	await editor.open(Object.fromEntries(nodes));
	expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
	await editor.screenshot('canvas of all operations');
	for (const [name, { node, labels }] of Object.entries(operations)) {
		const panel = await editor.openPanel(name);
		expect(await panel.value('operation')).toBe(name);
		await expectEventually(() => panel.labels(), ['Resource', 'Operation', ...labels]);
		expect(await panel.flaws()).toEqual([]);
		const credential = panel.at('node-credentials-select').filter({ visible: true });
		expect(await credential.count()).toBe(node.hasCredential === false ? 0 : 1);
		await editor.screenshot(`panel of ${name}`);
		await panel.close();
	}
});

inBrowser('an empty field that is required has an issue mark', async (editor) => {
	await editor.open({ Send: sms('send', { to: '', text: '' }) });
	await editor.page.getByTestId('node-issues').waitFor();
	const panel = await editor.openPanel('Send');
	await panel.parameter('to').getByTestId('parameter-issues').waitFor();
	await panel.parameter('text').getByTestId('parameter-issues').waitFor();
	expect(await panel.flaws()).not.toEqual([]);
	await editor.screenshot('panel of Send unfinished');
});

inBrowser('every option of Send can be added and is shown', async (editor) => {
	await editor.page.setViewportSize({ width: 1440, height: 1700 });
	await editor.open({ Send: sms('send', message) });
	const panel = await editor.openPanel('Send');
	expect(await panel.offeredOptions()).toEqual(Object.keys(sendOptions));
	for (const [label, inputs] of Object.entries(sendOptions)) {
		await panel.addOption(label);
		for (const input of inputs) await panel.parameter(input).waitFor();
	}
	expect(await panel.labels()).toEqual(
		expect.arrayContaining([...Object.keys(sendOptions), 'Items per Batch', 'Batch Interval (Ms)']),
	);
	expect(await panel.flaws()).toEqual([]);
	await editor.screenshot('options of Send');

	await panel.parameter('encoding').click();
	const encodings = editor.page.getByRole('option').filter({ visible: true });
	await encodings.getByText('WAP Push', { exact: true }).waitFor();
	expect(await encodings.count()).toBe(10);
	await editor.screenshot('encodings');
	await encodings.getByText('Long Unicode (UCS-2)', { exact: true }).click();
	await encodings.first().waitFor({ state: 'hidden' });
	expect(await panel.value('encoding')).toBe('Long Unicode (UCS-2)');
});
