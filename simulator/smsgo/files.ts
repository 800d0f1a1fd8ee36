import type { Arrival } from '../base/gateway/gateway';
import type { EndpointName } from './state';

/** Files of the main host, in lower case. The .aspx spellings of the queries are in use as well. */
const MAIN_FILES: ReadonlyMap<string, EndpointName> = new Map([
	['sendsms.aspx', 'send'],
	['query.asp', 'query'],
	['query.aspx', 'query'],
	['querybulk.asp', 'queryBulk'],
	['querybulk.aspx', 'queryBulk'],
	['query_point.asp', 'points'],
	['query_point.aspx', 'points'],
	['sendsms_cancel.asp', 'cancel'],
]);
/** Chapter 1 gives the backup host for sending alone. */
const BACKUP_FILES: ReadonlyMap<string, EndpointName> = new Map([['sendsms.aspx', 'send']]);

/** The endpoint behind a file of a host; names are case-insensitive, as on Windows. */
export function endpointOf({ host, file }: Arrival): EndpointName | undefined {
	return (host === 'main' ? MAIN_FILES : BACKUP_FILES).get(file.toLowerCase());
}
