/**
 * What the gateway answers, computed from what is asked, so that an answer can be compared with its
 * item: one that went to another item is noticed.
 */
import { crc32 as checksum } from 'node:zlib';

/** The token that the gateway gives to everybody. */
export const TOKEN = 'bench-token';

const STATES = ['DELIVRD', 'EXPIRED', 'UNDELIV'] as const;

/**
 * The id of a message: nine digits of the first recipient of its request, six of its text.
 *
 * @param recipient `09########`
 */
export function messageId(recipient: string, text: string): string {
	return recipient.slice(1) + String(checksum(text) % 1_000_000).padStart(6, '0');
}

/** What became of a message. */
export function stateOf(id: string, recipient: string): (typeof STATES)[number] {
	return STATES[checksum(`${id} ${recipient}`) % STATES.length] ?? STATES[0];
}
