import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

// What n8n's editor marks its elements with.
selectors.setTestIdAttribute('data-test-id');

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Throws, with the command that installs it, when there is no Chromium. */
export function checkChromium(): void {
	if (existsSync(executablePath)) return;
	throw new Error(
		`The browser suite needs ${executablePath}, or CHROMIUM_PATH set to where Chromium is. ` +
			`On Debian:\n\n    apt-get install -y chromium fonts-noto-cjk\n`,
	);
}

/** Starts Chromium without a window, with a profile of its own. */
export async function startChromium(): Promise<Browser> {
	return chromium.launch({
		executablePath,
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
