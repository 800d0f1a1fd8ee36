import { flag, integer, oneOf, REAL_WAIT } from '../base/control/fields';
import { type InputOf, Shape, type ValuesOf } from '../base/control/shape';
import { commonSettings } from '../base/gateway/state';

/**
 * Every behaviour that the document (Groups.aspx) leaves open. Each can be changed while the
 * simulator runs.
 */
const fields = {
	...commonSettings,
	/**
	 * XML or CSV: what selects them is not documented, nor is the layout of CSV: a header and a row,
	 * or one line per field with `=` or `:` between name and value.
	 */
	replyForm: oneOf(['xml', 'csvHeader', 'csvEquals', 'csvColon']),
	/** The reply as a download (Content-Disposition: attachment). */
	asAttachment: flag(false),
	/** The document says "Unicode", which in .NET is UTF-16LE; its XML sample says utf-8. */
	encoding: oneOf(['utf-8', 'utf-16le', 'utf-16be', 'big5']),
	/** Whether a Unicode encoding starts with its byte order mark. */
	byteOrderMark: flag(false),
	/** What the XML declaration says of the encoding; `none` leaves the declaration out. */
	prologEncoding: oneOf(['truthful', 'utf-8', 'none']),
	/** What the HTTP header says of it; `none` leaves the charset out. */
	headerCharset: oneOf(['truthful', 'utf-8', 'none']),
	/** `nested` puts the fields two levels deep, as a .NET DataSet; `none` is a root-less fragment. */
	root: oneOf(['RESPONSE', 'RESULT', 'nested', 'none']),
	/** ERRORCODE as in the tables of options, ErrorCode as in the table of codes, errorcode. */
	fieldCase: oneOf(['upper', 'mixed', 'lower']),
	/** Puts the whole reply, escaped, into the `string` element of a .NET web service. */
	inString: flag(false),
	/** Writes the page that the reply stands in behind it, as ASP.NET does where nothing ends the response. */
	pageBehind: flag(false),
	/** Leaves the message of an error empty. */
	emptyMessages: flag(false),

	/** Which methods the Web.config allows, and what the other is answered. */
	getAllowed: flag(true),
	postAllowed: flag(true),
	methodRefusal: oneOf(['page405', 'code102']),
	/** IIS' request validation answers a raw `<` in the URL or form with its yellow page. */
	rejectsRawMarkup: flag(true),

	/** Whether ReferUrl, SuccessfulUr and FailedUrl are heeded. */
	redirects: flag(true),
	/** The document writes `SuccessfulUr`; which spelling the server knows is open. */
	successParameter: oneOf(['SuccessfulUr', 'SuccessfulUrl', 'both'], 'both'),

	/** Which wins when a field stands in the XML and beside it. */
	precedence: oneOf(['plain', 'xml']),
	/** Real milliseconds that the server waits for the document of XmlReqUrl. */
	xmlUrlTimeoutMs: integer(5_000, REAL_WAIT),

	/** Whether an unknown Option is answered 110 before the account is checked. */
	optionCheckedFirst: flag(true),
	/** Field contents are not case-sensitive "in general". */
	nameCase: oneOf(['insensitive', 'sensitive']),
	/** Whether the same name may exist for both job types. */
	namesUniquePer: oneOf(['jobType', 'account']),
	/** Which tag a name means that exists for both job types: the first or the last that was added. */
	ambiguousName: oneOf(['first', 'last']),
	/** Which counts when GroupName and GroupID are given. */
	bothGiven: oneOf(['id', 'name']),
	/** Whether JobType of option 3 helps to find the tag by its name, or is a new value. */
	modifyJobType: oneOf(['finds', 'changes', 'ignored']),
	/** An empty Description of option 3, which the HTML form sends when nothing was typed. */
	emptyDescription: oneOf(['keeps', 'clears']),
	/** Option 1 answers 112. */
	createFails: flag(false),
};

export const settings = new Shape('the settings', fields);

export type SettingFields = typeof fields;
export type CloudmaxSettings = ValuesOf<SettingFields>;
export type CloudmaxSettingsPatch = InputOf<SettingFields>;
