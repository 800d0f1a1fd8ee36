import { addFault, handsets, resetSimulator } from '../e2e/simulated';
import { useBrowser } from './browser';
import type { Editor } from './Editor';
import type { Panel } from './Panel';

const inBrowser = useBrowser();
const text = '親愛的會員您好';

async function openSend(editor: Editor, to: string): Promise<Panel> {
	const parameters = { resource: 'sms', operation: 'send', to, text };
	await editor.open({ Send: { type: 'smsgo', parameters } });
	return editor.openPanel('Send');
}

beforeEach(resetSimulator);

inBrowser('a click sends, and the table tells what became of each recipient', async (editor) => {
	await editor.page.setViewportSize({ width: 1920, height: 900 });
	const panel = await openSend(editor, '0900-000-001, 0900');
	await panel.execute();
	const [first, second, ...others] = await panel.table();
	expect(others).toEqual([]);
	expect(first).toMatchObject({
		recipient: '0900000001',
		accepted: 'true',
		status: 'queued',
		reason: 'null',
	});
	expect(first?.['messageId']).toMatch(/^\d{16}$/u);
	expect(second).toMatchObject({
		recipient: 'null',
		messageId: 'null',
		accepted: 'false',
		status: 'failed',
		reason: "'0900' is not a Taiwanese mobile number: 09 and eight more digits",
	});
	await panel.output.getByText('1 of 2 messages were not accepted').waitFor();
	await editor.screenshot('sent to one of two');
	expect(await handsets()).toEqual({ '0900000001': [text] });
	await panel.close();
	await editor.screenshot('canvas after sending');
});

inBrowser('the whole workflow runs from the canvas', async (editor) => {
	const panel = await openSend(editor, '0900000001, 0900000002');
	await panel.close();
	await editor.page.getByTestId('execute-workflow-button').click();
	await editor.node('Send').getByTestId('canvas-node-status-success').waitFor();
	const again = await editor.openPanel('Send');
	expect((await again.table()).map(({ accepted }) => accepted)).toEqual(['true', 'true']);
	await again.output.getByText('2 messages were accepted, for 2 points in all').waitFor();
	expect(await again.at('node-hint').count()).toBe(1);
	await editor.screenshot('sent by the workflow');
	expect(await handsets()).toEqual({ '0900000001': [text], '0900000002': [text] });
});

inBrowser('an input that nobody can be reached with is told in the panel', async (editor) => {
	const panel = await openSend(editor, '0900, nobody');
	await panel.execute();
	const { message, description } = await panel.error();
	expect(message).toMatch(/^None of the 2 messages was accepted.*'0900' is not/u);
	expect(description).toBe('Nothing was sent. Correct the input and run again.');
	await editor.screenshot('refused here');
	expect(await handsets()).toEqual({});
});

inBrowser('a refusal of the gateway is told in the panel, with its code', async (editor) => {
	await addFault({ kind: 'code', code: -8, text: 'no points' });
	const panel = await openSend(editor, '0900000001');
	await panel.execute();
	const { message, description } = await panel.error();
	expect(message).toBe('The account has not enough points');
	expect(description).toMatch(/Code: -8, text: no points/u);
	await editor.screenshot('refused by the gateway');
});
