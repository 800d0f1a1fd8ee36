import { world } from '../e2e/world';
import { useBrowser } from './browser';
import type { Editor } from './Editor';
import { expectEventually } from './eventually';
import type { Panel } from './Panel';

const inBrowser = useBrowser();
const TRIGGER = 'Delivery Report Trigger';

async function openTrigger(editor: Editor, events: readonly string[]): Promise<Panel> {
	await editor.open({ [TRIGGER]: { type: 'deliveryReportTrigger', parameters: { events } } });
	const panel = await editor.openPanel(TRIGGER);
	expect(await panel.flaws()).toEqual([]);
	await panel.parameters.page().getByText('Webhook URLs', { exact: true }).click();
	return panel;
}

const UNGUESSABLE = /(?<=\/)[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(?=\/)/u;

/** Expects URLs of both kinds with these endings and in this order, each with its unguessable id. */
async function expectUrls(panel: Panel, endings: readonly string[]): Promise<void> {
	const { url } = world().server;
	const kinds = { test: 'webhook-test', production: 'webhook' };
	for (const [kind, folder] of Object.entries(kinds)) {
		await panel.at(`radio-button-${kind}`).click();
		await expectEventually(
			async () => (await panel.webhookUrls()).map((shown) => shown.replace(UNGUESSABLE, 'id')),
			endings.map((ending) => `${url}/${folder}/id/${ending}`),
		);
	}
}

inBrowser(
	'the panel shows the URLs of the events that are chosen, and no other',
	async (editor) => {
		const panel = await openTrigger(editor, ['smsgoDeliveryReport']);
		await expectUrls(panel, ['smsgo-report']);
		await editor.screenshot('trigger with one event');

		await panel.toggle('events', 'Smsgo Reply');
		await expectUrls(panel, ['smsgo-report', 'smsgo-reply']);
		await editor.screenshot('trigger with two events');

		await panel.toggle('events', 'Smsgo Delivery Report');
		await expectUrls(panel, ['smsgo-reply']);
		await editor.screenshot('trigger with the other event');
	},
);

inBrowser('a path secret ends every URL, and the trigger listens there', async (editor) => {
	const panel = await openTrigger(editor, ['smsgoDeliveryReport', 'smsgoReply']);
	await panel.addOption('Path Secret');
	await panel.fill('pathSecret', 'new-secret_2, old-secret_1');
	await expectUrls(panel, ['smsgo-report/new-secret_2', 'smsgo-reply/new-secret_2']);
	await editor.screenshot('trigger with a path secret');

	await panel.execute();
	const stop = panel.at('trigger-execute-button').getByText('Stop Listening');
	await editor.page.getByText('Listening for test event').waitFor();
	await editor.screenshot('trigger listening');
	await stop.click();
	await stop.waitFor({ state: 'hidden' });
});

inBrowser('every option of the trigger can be added and is shown', async (editor) => {
	await editor.page.setViewportSize({ width: 1440, height: 1100 });
	const panel = await openTrigger(editor, ['smsgoDeliveryReport', 'smsgoReply']);
	const options = {
		'Allowed Addresses': 'allowedAddresses',
		'Drop Repeats': 'dropRepeats',
		'Final Only': 'finalOnly',
		'Path Secret': 'pathSecret',
		Statuses: 'statuses',
	};
	expect(await panel.offeredOptions()).toEqual(Object.keys(options));
	for (const [label, name] of Object.entries(options)) {
		await panel.addOption(label);
		await panel.parameter(name).waitFor();
	}
	expect(await panel.flaws()).toEqual([]);
	await editor.page.getByText('When will this node trigger my flow?').click();
	await editor.page.getByText('A gateway can only call a public address').waitFor();
	await editor.screenshot('options of the trigger');
});
