/**
 * Every behaviour that the document (Groups.aspx) leaves open. Each can be changed while the
 * simulator runs.
 */
export interface CloudmaxSettings {
	/**
	 * XML or CSV: what selects them is not documented, nor is the layout of CSV: a header and a row,
	 * or one line per field with `=` or `:` between name and value.
	 */
	replyForm: 'xml' | 'csvHeader' | 'csvEquals' | 'csvColon';
	/** The reply as a download (Content-Disposition: attachment). */
	asAttachment: boolean;
	/** The document says "Unicode", which in .NET is UTF-16LE; its XML sample says utf-8. */
	encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'big5';
	/** Whether a Unicode encoding starts with its byte order mark. */
	byteOrderMark: boolean;
	/** What the XML declaration says of the encoding; `none` leaves the declaration out. */
	prologEncoding: 'truthful' | 'utf-8' | 'none';
	/** What the HTTP header says of it; `none` leaves the charset out. */
	headerCharset: 'truthful' | 'utf-8' | 'none';
	/** `nested` puts the fields two levels deep, as a .NET DataSet; `none` is a root-less fragment. */
	root: 'RESPONSE' | 'RESULT' | 'nested' | 'none';
	/** ERRORCODE as in the tables of options, ErrorCode as in the table of codes, errorcode. */
	fieldCase: 'upper' | 'mixed' | 'lower';
	/** Leaves the message of an error empty. */
	emptyMessages: boolean;

	/** Which methods the Web.config allows, and what the other is answered. */
	getAllowed: boolean;
	postAllowed: boolean;
	methodRefusal: 'page405' | 'code102';
	/** IIS' request validation answers a raw `<` in the URL or form with its yellow page. */
	rejectsRawMarkup: boolean;

	/** Whether ReferUrl, SuccessfulUr and FailedUrl are heeded. */
	redirects: boolean;
	/** The document writes `SuccessfulUr`; which spelling the server knows is open. */
	successParameter: 'SuccessfulUr' | 'SuccessfulUrl' | 'both';

	/** Which wins when a field stands in the XML and beside it. */
	precedence: 'plain' | 'xml';
	/** Real milliseconds that the server waits for the document of XmlReqUrl. */
	xmlUrlTimeoutMs: number;

	/** Whether an unknown Option is answered 110 before the account is checked. */
	optionCheckedFirst: boolean;
	/** Field contents are not case-sensitive "in general". */
	nameCase: 'insensitive' | 'sensitive';
	/** Whether the same name may exist for both job types. */
	namesUniquePer: 'jobType' | 'account';
	/** Which tag a name means that exists for both job types: the first or the last that was added. */
	ambiguousName: 'first' | 'last';
	/** Which counts when GroupName and GroupID are given. */
	bothGiven: 'id' | 'name';
	/** Whether JobType of option 3 helps to find the tag by its name, or is a new value. */
	modifyJobType: 'finds' | 'changes' | 'ignored';
	/** An empty Description of option 3, which the HTML form sends when nothing was typed. */
	emptyDescription: 'keeps' | 'clears';
	/** Option 1 answers 112. */
	createFails: boolean;

	/** Real milliseconds that every reply waits. */
	latencyMs: number;
	alive: boolean;
}

export type CloudmaxSettingsPatch = Partial<CloudmaxSettings>;

export const DEFAULT_SETTINGS: Readonly<CloudmaxSettings> = {
	replyForm: 'xml',
	asAttachment: false,
	encoding: 'utf-8',
	byteOrderMark: false,
	prologEncoding: 'truthful',
	headerCharset: 'truthful',
	root: 'RESPONSE',
	fieldCase: 'upper',
	emptyMessages: false,
	getAllowed: true,
	postAllowed: true,
	methodRefusal: 'page405',
	rejectsRawMarkup: true,
	redirects: true,
	successParameter: 'both',
	precedence: 'plain',
	xmlUrlTimeoutMs: 5_000,
	optionCheckedFirst: true,
	nameCase: 'insensitive',
	namesUniquePer: 'jobType',
	ambiguousName: 'first',
	bothGiven: 'id',
	modifyJobType: 'finds',
	emptyDescription: 'keeps',
	createFails: false,
	latencyMs: 0,
	alive: true,
};
