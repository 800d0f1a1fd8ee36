import { quoted } from '../../messaging/text';
import { addressBits, Networks } from '../../platform/networks';
import { isHttpUrl } from '../../transport/request';
import { InputProblem } from './inputProblem';

const unreachable = new Networks();
for (const [network, prefix] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['::', 127],
	['fc00::', 7],
	['fe80::', 10],
] as const) {
	unreachable.add(network, prefix);
}

/**
 * Checks the URL at which a vendor is to call back; empty is none.
 *
 * @param label the parameter as the panel shows it
 * @param limit most characters that the vendor takes
 * @param hint is told when the vendor cannot reach the address: the message is sent all the same
 * @throws InputProblem when it is no http or https URL, or too long
 */
export function readCallbackUrl(
	value: string | undefined,
	label: string,
	limit: number,
	hint: (message: string) => void,
): string {
	const text = value?.trim() ?? '';
	if (text === '') return '';
	if (text.length > limit) {
		throw new InputProblem(
			`'${label}' has ${text.length} characters, ${text.length - limit} over the ${limit} that the gateway takes`,
		);
	}
	if (!isHttpUrl(text)) {
		throw new InputProblem(
			`'${label}' is ${quoted(text)}, which is not an address that starts with https:// or http://`,
		);
	}
	if (isUnreachable(new URL(text).hostname)) {
		hint(
			`'${label}' is at '${new URL(text).hostname}', an address that the gateway cannot reach from outside: no report will come. Use the public address of this n8n.`,
		);
	}
	return text;
}

function isUnreachable(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$|\.$/gu, '');
	if (addressBits(host) !== undefined) return unreachable.has(host);
	return !host.includes('.') || /(?:^|\.)(?:localhost|local|internal|lan|home|test)$/u.test(host);
}
