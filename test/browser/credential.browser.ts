import type { Locator } from 'playwright-core';
import { isObject, type JsonObject } from '../../playground/server/json';
import { PASSWORD } from '../e2e/account';
import { resetSimulator } from '../e2e/simulated';
import { world } from '../e2e/world';
import { useBrowser } from './browser';
import type { Editor } from './Editor';

const inBrowser = useBrowser();
const FIELDS = ['Base URL', 'Username', 'API Key or Password', 'Request Method', 'Backup Base URL'];

/** Opens the form of a new credential from the panel of a node. */
async function openForm(editor: Editor): Promise<Locator> {
	const parameters = { resource: 'account', operation: 'getBalance' };
	await editor.open({ Balance: { type: 'smsgo', parameters } });
	const panel = await editor.openPanel('Balance');
	await panel.at('node-credentials-select').click();
	await editor.page.getByTestId('node-credentials-select-item-new').click();
	const form = editor.page.getByTestId('editCredential-modal');
	await form.getByTestId('parameter-input-baseUrl').waitFor();
	return form;
}

/** Types an account into the form, presses 'Save' and returns what n8n says of the test. */
async function save(editor: Editor, form: Locator, password: string): Promise<JsonObject> {
	const field = (name: string): Locator =>
		form.getByTestId(`parameter-input-${name}`).locator('input');
	await field('baseUrl').fill(world().simulator.baseUrl('smsgo'));
	await field('username').fill('TW-DEMO');
	await field('password').fill(password);
	const tested = editor.page.waitForResponse((response) =>
		response.url().endsWith('/rest/credentials/test'),
	);
	await form.getByTestId('credential-save-button').click();
	const answer: unknown = await (await tested).json();
	if (!isObject(answer) || !isObject(answer['data'])) throw new Error('No answer to the test');
	return answer['data'];
}

beforeEach(resetSimulator);

inBrowser('the form shows every field', async (editor) => {
	const form = await openForm(editor);
	await form.getByText('Smsgo API').waitFor();
	const labels = await form.getByTestId('credential-connection-parameter').allInnerTexts();
	expect(labels.map((label) => label.split('\n')[0]?.replace(/\W{0,9}$/u, ''))).toEqual(FIELDS);
	await editor.screenshot('credential form');
	await form.getByTestId('parameter-input-requestMethod').click();
	await editor.page.getByRole('option').filter({ visible: true, hasText: 'GET' }).waitFor();
	await editor.screenshot('credential request methods');
});

inBrowser(
	'Save tests the account: a wrong password is told, the right one works',
	async (editor) => {
		const form = await openForm(editor);
		const refused = await save(editor, form, 'Wrong+Pass&1999');
		expect(refused['status']).toBe('Error');
		expect(refused['message']).toMatch(/password/iu);
		await form.getByText('More details').click();
		await form.getByText(String(refused['message'])).waitFor();
		expect(await form.innerText()).not.toContain('Wrong+Pass');
		await editor.screenshot('credential with a wrong password');

		expect(await save(editor, form, PASSWORD)).toEqual({
			status: 'OK',
			message: 'Connection successful: 1000000 points are left',
		});
		// n8n closes the form of a credential that works, and shows no message of ours.
		await form.waitFor({ state: 'hidden' });
		const panel = await editor.panel();
		await editor.screenshot('credential saved');
		await panel.at('credential-edit-button').click();
		await form.getByText('Connection tested successfully').waitFor();
		await editor.screenshot('credential that works');
	},
);
