import { useBrowser } from './browser';
import { expectEventually } from './eventually';
import type { Editor } from './Editor';
import { areLoaded } from './properties';

const inBrowser = useBrowser();

const SMSGO = 'Smsgo SMS';
// n8n leaves the word Trigger out in its list.
const REPORT = 'Delivery Report';

/** Exactly these names: the list of the search before stays for a moment. */
async function expectFound(editor: Editor, text: string, names: readonly string[]): Promise<void> {
	const found = await editor.searchNodes(text);
	const shown = found.getByTestId('node-creator-item-name');
	await expectEventually(() => shown.allInnerTexts(), [...names]);
	const icons = found.locator('img').filter({ visible: true });
	await expectEventually(() => icons.count(), names.length);
	await expectEventually(() => areLoaded(icons), true);
	await editor.screenshot(`node list ${text}`);
}

inBrowser('the nodes are found by name and in Chinese, with their icons', async (editor) => {
	await editor.openEmpty();
	// No two neighbours may have the same result.
	await expectFound(editor, 'smsgo', [SMSGO, REPORT]);
	await expectFound(editor, 'delivery report', [REPORT]);
	await expectFound(editor, '簡訊購', [SMSGO]);
	await expectFound(editor, '回報', [REPORT]);
	await expectFound(editor, 'Smsgo SMS', [SMSGO]);
	await expectFound(editor, '三竹', ['Mitake MMS', REPORT]);
	await expectFound(editor, 'Cloudmax', ['Cloudmax Tags']);
});

inBrowser('Smsgo SMS lists its actions, and one of them adds the node', async (editor) => {
	await editor.openEmpty();
	const found = await editor.searchNodes('smsgo');
	await found.filter({ hasText: SMSGO }).first().click();
	const actions = editor.page.getByTestId('node-creator-item-name');
	await actions.getByText('Send SMS', { exact: true }).waitFor();
	expect(await actions.allInnerTexts()).toEqual(
		expect.arrayContaining([
			'Get balance',
			'Cancel scheduled SMS',
			'Estimate SMS',
			'Get many SMS statuses',
			'Get SMS status',
			'Send SMS',
		]),
	);
	await editor.screenshot('actions of Smsgo SMS');
	await actions.getByText('Get SMS status', { exact: true }).click();
	const panel = await editor.panel();
	expect(await panel.value('operation')).toBe('Get Status');
	await editor.screenshot('added by its action');
});

inBrowser('Delivery Report Trigger lists its events, and one of them adds it', async (editor) => {
	await editor.openEmpty();
	const found = await editor.searchNodes('delivery report');
	await found.filter({ hasText: REPORT }).first().click();
	const events = editor.page.getByTestId('node-creator-item-name');
	await events.getByText('On smsgo reply', { exact: true }).waitFor();
	expect(await events.allInnerTexts()).toEqual(
		expect.arrayContaining(['On smsgo delivery report', 'On smsgo reply']),
	);
	await editor.screenshot('events of Delivery Report Trigger');
	await events.getByText('On smsgo reply', { exact: true }).click();
	const panel = await editor.panel();
	await panel.parameter('events').getByText('Smsgo Reply', { exact: true }).waitFor();
	expect(await panel.parameter('events').innerText()).not.toContain('Smsgo Delivery Report');
	await editor.screenshot('added by its event');
});
