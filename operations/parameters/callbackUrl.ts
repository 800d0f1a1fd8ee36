import { quoted } from '../../messaging/text';
import { addressBits, Networks } from '../../platform/networks';
import { isHttpUrl } from '../../transport/request';
import { InputProblem } from './inputProblem';

const privateNetworks = new Networks();
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
	privateNetworks.add(network, prefix);
}

/** The URL at which a vendor is to call back. */
export interface CallbackUrl {
	/** What has it, as a sentence begins: a parameter in quotes, as the panel shows it. */
	readonly subject: string;
	/** Most characters that the vendor takes. */
	readonly limit: number;
	/** How the URL of a trigger ends that listens to this. */
	readonly path: string;
	/** How those end that listen to something else. */
	readonly otherPaths: readonly string[];
	/** Where the gateway itself is, if it is called. */
	readonly gatewayUrl: string | undefined;
}

/**
 * Checks the URL at which a vendor is to call back; empty is none.
 *
 * @param hint is told why no call will be received: the message is sent all the same
 * @throws InputProblem when it is no http or https URL, or too long
 */
export function readCallbackUrl(
	value: string | undefined,
	callback: CallbackUrl,
	hint: (message: string) => void,
): string {
	const { subject, limit } = callback;
	const text = value?.trim() ?? '';
	if (text === '') return '';
	if (text.length > limit) {
		throw new InputProblem(
			`${subject} has ${text.length} characters, ${text.length - limit} over the ${limit} that the gateway takes`,
		);
	}
	if (!isHttpUrl(text)) {
		throw new InputProblem(
			`${subject} is ${quoted(text)}, which is not an address that starts with https:// or http://`,
		);
	}
	const url = new URL(text);
	const doubt = doubtOf(url, callback);
	if (doubt !== undefined) hint(`${subject} ${doubt}`);
	return text;
}

/** Why nothing will be received at an address, behind its subject; undefined where it may be. */
function doubtOf(
	{ hostname, pathname }: URL,
	{ path, otherPaths, gatewayUrl }: CallbackUrl,
): string | undefined {
	const use = `Use the Production URL of a Delivery Report Trigger that has /${path} in it.`;
	const folders = pathname.split('/');
	if (folders.includes('webhook-test')) {
		return `is a Test URL, which listens only while somebody is testing in the editor. ${use}`;
	}
	const other = folders.slice(-2).find((folder) => otherPaths.includes(folder));
	if (other !== undefined && !folders.slice(-2).includes(path)) {
		return `has /${other} in it, where a trigger listens to something else. ${use}`;
	}
	if (/\/workflows?\/[^/]/u.test(pathname) && !folders.includes('webhook')) {
		return `is the address of the editor, where nothing is received. ${use}`;
	}
	const isWithin =
		gatewayUrl !== undefined && isHttpUrl(gatewayUrl) && isPrivate(new URL(gatewayUrl).hostname);
	return isPrivate(hostname) && !isWithin
		? `is at '${hostname}', an address that the gateway cannot reach from outside: no report will come. Use the public address of this n8n.`
		: undefined;
}

function isPrivate(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$|\.$/gu, '');
	if (addressBits(host) !== undefined) return privateNetworks.has(host);
	return !host.includes('.') || /(?:^|\.)(?:localhost|local|internal|lan|home|test)$/u.test(host);
}
