import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The folder that takes the screenshots; git ignores it. */
export const screenshots = join(__dirname, 'screenshots');

/** Keeps what a page shows, for somebody to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
	const file = `${name.replace(/[^\p{Letter}\p{Number}]+/gu, '-').toLowerCase()}.png`;
	await page.screenshot({ path: join(screenshots, file), animations: 'disabled' });
}
