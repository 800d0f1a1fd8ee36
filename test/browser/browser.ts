import type { Browser, BrowserContext } from 'playwright-core';
import type { Session } from '../../playground/server/N8nClient';
import { world } from '../e2e/world';
import { startChromium } from './chromium';
import { Editor } from './Editor';
import { screenshot } from './screenshots';

const STEP_MS = 45_000;

/** Hands n8n's own session to a browser: its cookie, and the browser id that n8n ties it to. */
async function signIn(context: BrowserContext, session: Session): Promise<void> {
	const cookies = session.cookie.split('; ').map((cookie) => {
		const [name = '', ...value] = cookie.split('=');
		return { name, value: value.join('='), url: session.url };
	});
	await context.addCookies(cookies);
	const id = JSON.stringify(session.browserId);
	await context.addInitScript(`localStorage.setItem('n8n-browserId', ${id})`);
}

async function openContext(browser: Browser): Promise<BrowserContext> {
	const { session } = world().client;
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		locale: 'en-US',
		colorScheme: 'light',
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(STEP_MS);
	// The editor asks the npm registry about every community package that it shows.
	await context.route(
		(url) => url.origin !== session.url && url.protocol.startsWith('http'),
		(route) => route.abort(),
	);
	await signIn(context, session);
	return context;
}

/**
 * Gives the tests of a file a browser that is signed in to the playground's n8n. Each test has a
 * page of its own, and leaves a screenshot when it does not pass.
 *
 * @returns what defines a test
 */
export function useBrowser(): (name: string, work: (editor: Editor) => Promise<void>) => void {
	let browser: Browser | undefined;
	let context: BrowserContext | undefined;
	beforeAll(async () => {
		browser = await startChromium();
		context = await openContext(browser);
	});
	afterAll(async () => {
		await browser?.close();
	});
	return (name, work) => {
		it(name, async () => {
			const page = await context?.newPage();
			if (page === undefined) throw new Error('Chromium has not started');
			try {
				await work(new Editor(page, world().server.url));
			} catch (error) {
				await screenshot(page, `not passed ${name}`);
				throw error;
			} finally {
				await page.close();
			}
		});
	};
}
