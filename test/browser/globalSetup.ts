import { rmSync } from 'node:fs';
import { Playground } from '../../playground/Playground';
import { credentials } from '../e2e/account';
import { keepOpen, publish } from '../e2e/world';
import { checkChromium } from './chromium';
import { screenshots } from './screenshots';

/** Starts the n8n of the suite. */
export default async function globalSetup(): Promise<void> {
	checkChromium();
	rmSync(screenshots, { recursive: true, force: true });
	const playground = await Playground.open({ name: 'browser' });
	keepOpen(playground);
	for (const credential of credentials(playground)) {
		await playground.client.createCredential(credential);
	}
	publish(playground);
}
