import { umailCall } from '../call';
import { readRows, readWritten, type Written } from '../read';
import type { Row } from '../rows';

/** A domain that mails are sent from. */
export interface DomainName {
	readonly domain: string;
}

const shared = { file: 'bs.php', method: 'GET' } as const;
const byName = ({ domain }: DomainName) => ({ domain });

/** The domains of the customer, and those of the platform, whose customer is 0 (7.1). */
export const listDomains = umailCall<object, Row[]>({
	...shared,
	section: '7.1',
	action: 'domain-list',
	effect: 'read',
	manager: 'may',
	parameters: () => ({}),
	read: readRows('domain_list', 'data'),
});

/** Gives a customer a domain; for managers (7.2). */
export const addDomain = umailCall<DomainName, Written>({
	...shared,
	section: '7.2',
	action: 'domain-add',
	effect: 'write',
	manager: 'must',
	parameters: byName,
	read: readWritten,
});

/** Takes a domain from a customer; for managers (7.3). */
export const deleteDomain = umailCall<DomainName, Written>({
	...shared,
	section: '7.3',
	action: 'domain-del',
	effect: 'write',
	manager: 'must',
	parameters: byName,
	read: readWritten,
});
