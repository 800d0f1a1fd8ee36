import type { UMailAccount } from '../../../../gateways/umail/account';
import type { HttpRequest } from '../../../../transport/request';

/** What a call puts on the wire, whichever way the account signs in. */
export interface WireCase {
	/** The section of the document. */
	readonly section: string;
	readonly shows: string;
	/** Builds the request for an account. */
	readonly build: (account: UMailAccount) => HttpRequest;
	/** With Basic and `POST`, the credential's defaults. */
	readonly method: 'GET' | 'POST';
	/** `file.php` */
	readonly file: string;
	readonly query: Readonly<Record<string, string>>;
	/** Absent for a GET. Of a multipart request, its fields. */
	readonly body?: Readonly<Record<string, string>>;
	/** The files of a multipart request. */
	readonly files?: readonly {
		readonly field: string;
		readonly fileName: string;
		readonly text: string;
	}[];
	/** The method where the credential says `GET`, when it is another one. */
	readonly methodByGet?: 'GET';
}
