/**
 * Every behaviour that the document (client API V3.0) leaves open, and some that have been seen to
 * differ from it. Each can be changed while the simulator runs.
 */
export interface UMailSettings {
	/** `indented` puts CRLF and blanks between elements and around the text inside them. */
	layout: 'compact' | 'indented';
	/** How texts that the document shows as CDATA are written; `broken` lacks `<` and `>`. */
	cdata: 'proper' | 'broken' | 'none';
	/** Every contact has two `<address>` elements, as in 4.8. */
	repeatAddress: boolean;
	/** Fields that the document does not have, some of them seen in practice. */
	extraFields: boolean;
	/** `birthday` and `send_qty_remark` instead of the document's `brithday`, `send_qty_remak`. */
	mendedSpelling: boolean;
	/** Content type of XML replies; the document names none. */
	xmlType: 'text/xml; charset=UTF-8' | 'text/html; charset=UTF-8' | 'text/html';
	/**
	 * Where a write reply tells the new id: `documented` puts a task's into `<id>` (5.1), all others
	 * into `<data>` (5.2 does not say where, `<data>` has been seen); `none` does not tell it.
	 */
	newIdIn: 'documented' | 'id' | 'data' | 'none';
	/** A list or detail of what does not exist: a `<result>` with an error, or an empty root. */
	unknownIdReply: 'result' | 'empty';

	/** Bad credentials: 401 with a Basic challenge, or HTTP 200 with a `<result>` or a login page. */
	authFailure: 'challenge' | 'result' | 'loginPage';
	/** Whether `do` may stand in the body (sample 9.7) as well as in the query. */
	doInBody: boolean;
	/**
	 * Parameters in the body where the document has them in the query only: read, ignored, or the
	 * request refused with 405 if nothing of the operation may be in the body.
	 */
	postWhereGetOnly: 'accepted' | 'ignored' | 'refused';

	/** What 6.3 calls the time: its list says `send_time`, its example `time`. The other is ignored. */
	editTimeName: 'send_time' | 'time';
	/** `time` of 5.1 is required always, as it says, or only for a task that waits for its time. */
	timeRequired: 'always' | 'scheduled';
	/** The account is under review: "send now" is stored as 1 and leaves `reviewMs` later. */
	underReview: boolean;
	/** Whether a sender must be a domain or mailbox of chapter 7. */
	knownSendersOnly: boolean;
	/** Milliseconds of the simulator's clock that review, sending and importing take. */
	reviewMs: number;
	sendDurationMs: number;
	importDelayMs: number;

	/** The most rows a page may have; a larger `limit` is cut down to it. Null: no limit. */
	pageLimit: number | null;
	/** ml-addr-add for an address that the list has already. */
	existingContact: 'error' | 'update';
	/** A batch with an invalid or repeated address: that record is dropped, or the call refused. */
	batchInvalid: 'skip' | 'reject';

	exportCharset: 'utf-8' | 'utf-8-bom' | 'gb18030';
	exportLineEnding: 'LF' | 'CRLF';
	/** Made-up lines in place of the real ones in every export. Null: the real ones. */
	exportLines: number | null;
	/** trackexport.php is not documented: addresses alone, or with the numbers of opens and clicks. */
	trackExportForm: 'address' | 'columns';

	/** Real milliseconds that every reply waits. */
	latencyMs: number;
	alive: boolean;
}

export const DEFAULT_SETTINGS: Readonly<UMailSettings> = {
	layout: 'compact',
	cdata: 'proper',
	repeatAddress: false,
	extraFields: false,
	mendedSpelling: false,
	xmlType: 'text/xml; charset=UTF-8',
	newIdIn: 'documented',
	unknownIdReply: 'result',
	authFailure: 'challenge',
	doInBody: false,
	postWhereGetOnly: 'accepted',
	editTimeName: 'send_time',
	timeRequired: 'scheduled',
	underReview: false,
	knownSendersOnly: false,
	reviewMs: 3_600_000,
	sendDurationMs: 60_000,
	importDelayMs: 60_000,
	pageLimit: 500,
	existingContact: 'error',
	batchInvalid: 'skip',
	exportCharset: 'utf-8',
	exportLineEnding: 'LF',
	exportLines: null,
	trackExportForm: 'address',
	latencyMs: 0,
	alive: true,
};
