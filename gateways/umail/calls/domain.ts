import { umailRead, umailWrite } from '../call';
import { readRows } from '../read';
import type { Row } from '../rows';

/** A domain that mails are sent from. */
export interface DomainName {
	readonly domain: string;
}

const shared = { file: 'bs.php' } as const;
const byName = ({ domain }: DomainName) => ({ domain });

/** The domains of the customer, and those of the platform, whose customer is 0 (7.1). */
export const listDomains = umailRead<object, Row[]>({
	...shared,
	section: '7.1',
	action: 'domain-list',
	manager: 'may',
	read: readRows('domain_list', 'data'),
});

/** Gives a customer a domain; for managers (7.2). */
export const addDomain = umailWrite<DomainName>({
	...shared,
	section: '7.2',
	action: 'domain-add',
	manager: 'must',
	parameters: byName,
});

/** Takes a domain from a customer; for managers (7.3). */
export const deleteDomain = umailWrite<DomainName>({
	...shared,
	section: '7.3',
	action: 'domain-del',
	manager: 'must',
	parameters: byName,
});
