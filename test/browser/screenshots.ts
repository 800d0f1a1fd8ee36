import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { canariesIn } from '../../playground/canary/canaries';

/** The folder that takes the screenshots; git ignores it. */
export const screenshots = join(__dirname, 'screenshots');

/**
 * Keeps what a page shows, for somebody to look at.
 *
 * @throws Error where that has a password in it: nobody could search the picture
 */
export async function screenshot(page: Page, name: string): Promise<void> {
	const found = canariesIn(await visibleText(page));
	if (found.length > 0) throw new Error(`The page shows ${found.join(', ')}`);
	const file = `${name.replace(/[^\p{Letter}\p{Number}]+/gu, '-').toLowerCase()}.png`;
	await page.screenshot({ path: join(screenshots, file), animations: 'disabled' });
}

/** All that can be read on a page, what stands in boxes included; dots stand for a password. */
async function visibleText(page: Page): Promise<string> {
	const texts = await page.locator('body').allInnerTexts();
	const boxes = await page.locator('input:visible:not([type="password"]), textarea:visible').all();
	const values = await Promise.all(boxes.map(async (box) => await box.inputValue()));
	return [...texts, ...values].join('\n');
}
