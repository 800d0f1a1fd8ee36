import { world } from '../e2e/world';
import { resetSimulator } from '../e2e/simulated';
import { useBrowser } from './browser';
import { expectEventually } from './eventually';
import { propertiesOf } from './properties';

const inBrowser = useBrowser();
const NAMES: string[] = ['Customers 2026', '貴賓 & friends', 'Test list'];

beforeEach(async () => {
	await resetSimulator();
	for (const subject of NAMES) {
		await world().simulator.control('POST', 'umail/contacts', { subject, count: 1 });
	}
});

inBrowser('a contact list is picked from those of the account, and searched', async (editor) => {
	await editor.open({
		'Get list': {
			type: 'uMailEdm',
			parameters: {
				resource: 'contactList',
				operation: 'get',
				contactList: { __rl: true, mode: 'list', value: '' },
			},
		},
	});
	const panel = await editor.openPanel('Get list');
	await panel.at('resource-locator-contactList').getByTestId('rlc-input').click();
	const entries = editor.page.getByTestId('rlc-item');
	await expectEventually(() => entries.allInnerTexts(), NAMES);
	await editor.screenshot('picker of contact lists');
	await editor.page.getByTestId('rlc-search').fill('貴賓');
	await expectEventually(() => entries.allInnerTexts(), ['貴賓 & friends']);
	await entries.getByText('貴賓 & friends').click();
	await expectEventually(async () => {
		const inputs = panel.at('resource-locator-contactList').locator('input');
		return (await propertiesOf(inputs, 'value')).includes('貴賓 & friends');
	}, true);
	await editor.screenshot('picked contact list');
});
