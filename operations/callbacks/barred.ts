import type { IWebhookFunctions } from 'n8n-workflow';
import { quoted } from '../../messaging/text';

const MINUTE_MS = 60_000;

/** When this process last logged one, and how many have come since. */
let last = { at: -Infinity, others: 0 };

/**
 * Tells n8n's log who is not among the addresses that may call, so that the owner of the instance can
 * add a vendor's. At most once a minute, whoever calls: the rest is counted.
 *
 * @param address as n8n sees it, and maybe as the caller wrote it
 */
export function logBarred(context: IWebhookFunctions, address: string): void {
	const now = performance.now();
	if (now - last.at < MINUTE_MS) {
		last.others++;
		return;
	}
	const { others } = last;
	last = { at: now, others: 0 };
	const shown = quoted(address.replace(/[^\x20-\x7e]/gu, '?'));
	const more = others === 0 ? '' : `; ${others} more calls were refused since the last such line`;
	context.logger.warn(
		`'${context.getNode().name}' refused a call from ${shown}, which is not in its 'Allowed Addresses'${more}`,
	);
}
