import { flag, FROM_0, FROM_1, integer, oneOf, orNull } from '../base/control/fields';
import { Shape, type ValuesOf } from '../base/control/shape';
import { commonSettings } from '../base/gateway/state';

/** Nobody waits for more lines, and the count times a piece's size stays a safe integer. */
const LINES = { min: 0, max: 1_000_000_000 };

/**
 * Every behaviour that the document (client API V3.0) leaves open, and some that have been seen to
 * differ from it. Each can be changed while the simulator runs.
 */
const fields = {
	...commonSettings,
	/** `indented` puts CRLF and blanks between elements and around the text inside them. */
	layout: oneOf(['compact', 'indented']),
	/** How texts that the document shows as CDATA are written; `broken` lacks `<` and `>`. */
	cdata: oneOf(['proper', 'broken', 'none']),
	/** Every contact has two `<address>` elements, as in 4.8. */
	repeatAddress: flag(false),
	/** Fields that the document does not have, some of them seen in practice. */
	extraFields: flag(false),
	/** `birthday` and `send_qty_remark` instead of the document's `brithday`, `send_qty_remak`. */
	mendedSpelling: flag(false),
	/** Content type of XML replies; the document names none. */
	xmlType: oneOf(['text/xml; charset=UTF-8', 'text/html; charset=UTF-8', 'text/html']),
	/**
	 * Where a write reply tells the new id: `documented` puts a task's into `<id>` (5.1), all others
	 * into `<data>` (5.2 does not say where, `<data>` has been seen); `none` does not tell it.
	 */
	newIdIn: oneOf(['documented', 'id', 'data', 'none']),
	/** A list or detail of what does not exist: a `<result>` with an error, or an empty root. */
	unknownIdReply: oneOf(['result', 'empty']),

	/** Bad credentials: 401 with a Basic challenge, or HTTP 200 with a `<result>` or a login page. */
	authFailure: oneOf(['challenge', 'result', 'loginPage']),
	/** Whether `do` may stand in the body (sample 9.7) as well as in the query. */
	doInBody: flag(false),
	/**
	 * Parameters in the body where the document has them in the query only: read, ignored, or the
	 * request refused with 405 if nothing of the operation may be in the body.
	 */
	postWhereGetOnly: oneOf(['accepted', 'ignored', 'refused']),
	/**
	 * Where the parameters of a POST are looked for, whatever the document says: in both places (the
	 * body wins), in the query alone but for what is given as POST alone, or in the body alone.
	 */
	postReads: oneOf(['both', 'query', 'body']),

	/** What 6.3 calls the time: its list says `send_time`, its example `time`. The other is ignored. */
	editTimeName: oneOf(['send_time', 'time']),
	/** `time` of 5.1 is required always, as it says, or only for a task that waits for its time. */
	timeRequired: oneOf(['always', 'scheduled'], 'scheduled'),
	/** The account is under review: "send now" is stored as 1 and leaves `reviewMs` later. */
	underReview: flag(false),
	/** Whether a sender must be a domain or mailbox of chapter 7. */
	knownSendersOnly: flag(false),
	/** Milliseconds of the simulator's clock that review, sending and importing take. */
	reviewMs: integer(3_600_000, FROM_0),
	sendDurationMs: integer(60_000, FROM_0),
	importDelayMs: integer(60_000, FROM_0),

	/** The most rows a page may have; a larger `limit` is cut down to it. Null: no limit. */
	pageLimit: orNull(integer(0, FROM_1), 500),
	/** A parameter of paging that has no effect: every page is the first one, or has `pageLimit` rows. */
	pagesIgnore: oneOf(['nothing', 'page', 'limit']),
	/** Rows that come at the head of a list each time that a page behind the first is asked for. */
	headGrowth: integer(0, FROM_0),
	/** Whether a list says in `total_num` how many rows it has, which has been seen in practice. */
	totalNum: flag(false),
	/** ml-addr-add for an address that the list has already. */
	existingContact: oneOf(['error', 'update']),
	/** A batch with an invalid or repeated address: that record is dropped, or the call refused. */
	batchInvalid: oneOf(['skip', 'reject']),

	exportCharset: oneOf(['utf-8', 'utf-8-bom', 'gb18030']),
	exportLineEnding: oneOf(['LF', 'CRLF']),
	/** Made-up lines in place of the real ones in every export. Null: the real ones. */
	exportLines: orNull(integer(0, LINES)),
	/**
	 * trackexport.php is not documented: addresses alone, lines with the numbers of opens and clicks,
	 * the same as CSV with a header and quotes, or as XML.
	 */
	trackExportForm: oneOf(['address', 'columns', 'csv', 'xml']),
	/** A message of PHP before the lines of an export, or the one that ends it. */
	exportNotice: oneOf(['none', 'notice', 'fatal']),
	/** How 4.7 writes a line: with a time that is none of the document's, or not as it has it. */
	unsubscribeForm: oneOf(['documented', 'day', 'halfDay', 'reversed', 'comma', 'unix']),
	/** Whether 2.3 knows the types 4 and 5, which the document lacks. */
	moreFailureTypes: flag(true),
};

export const settings = new Shape('the settings', fields);

export type SettingFields = typeof fields;
export type UMailSettings = ValuesOf<SettingFields>;
