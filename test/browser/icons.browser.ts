import { at, listAt, textAt } from '../../playground/server/json';
import { world } from '../e2e/world';
import { useBrowser } from './browser';
import { expectEventually } from './eventually';
import { areLoaded, propertiesOf } from './properties';

const inBrowser = useBrowser();
const FOLDER = '/icons/n8n-nodes-tw-messaging/dist/nodes/';
const themes = ['light', 'dark'] as const;

const events = ['smsgoDeliveryReport', 'smsgoReply'];
const send = { resource: 'sms', operation: 'send', to: '0900000001', text: '您好' };

it.each([
	['nodes', 'n8n-nodes-tw-messaging.smsgo'],
	['nodes', 'n8n-nodes-tw-messaging.deliveryReportTrigger'],
	['credentials', 'smsgoApi'],
])('n8n serves the icons of %s %s', async (kind, name) => {
	const { client } = world();
	const types = listAt(await client.request('GET', `/types/${kind}.json`));
	const type = types.find((candidate) => at(candidate, 'name') === name);
	for (const theme of themes) {
		const icon = await client.fetch('GET', `/${textAt(type, 'iconUrl', theme)}`);
		expect(icon.status).toBe(200);
		expect(icon.headers.get('content-type')).toContain('image/svg+xml');
		expect(await icon.text()).toContain('<svg');
	}
});

inBrowser('the editor shows the icons of the theme that it is in', async (editor) => {
	const statuses: number[] = [];
	editor.page.on('response', (response) => {
		if (new URL(response.url()).pathname.startsWith(FOLDER)) statuses.push(response.status());
	});
	await editor.open({
		'Smsgo SMS': { type: 'smsgo', parameters: send },
		'Delivery Report Trigger': { type: 'deliveryReportTrigger', parameters: { events } },
	});
	await editor
		.node('Delivery Report Trigger')
		.getByText('smsgo delivery report, smsgo reply', { exact: true })
		.waitFor();
	for (const theme of themes) {
		await editor.page.emulateMedia({ colorScheme: theme });
		const ending = theme === 'dark' ? '.dark.svg' : '.svg';
		const images = editor.page.getByTestId('canvas').locator(`img[src*="${FOLDER}"]`);
		await expectEventually(
			async () => (await propertiesOf(images, 'src')).map(String).sort(),
			['DeliveryReportTrigger/deliveryReport', 'Smsgo/smsgo'].map(
				(name) => `${world().server.url}${FOLDER}${name}${ending}`,
			),
		);
		await expectEventually(() => areLoaded(images), true);
		await editor.screenshot(`canvas ${theme}`);
	}
	expect(statuses.length).toBeGreaterThanOrEqual(4);
	expect(statuses.filter((status) => status !== 200)).toEqual([]);
	await editor.openPanel('Smsgo SMS');
	await editor.screenshot('panel dark');
});
