import {
	flag,
	FROM_0,
	FROM_1,
	HTTP_STATUS,
	HTTP_URL,
	integer,
	oneOf,
	orNull,
	text,
} from '../base/control/fields';
import { Shape, type ValuesOf } from '../base/control/shape';
import { commonSettings } from '../base/gateway/state';
import { callbacks } from './callbacks/settings';
import { STATUS_PATTERN } from './codes';

/** Every behaviour that the document (MMS API 1.18) leaves open, and some limits of it. */
const fields = {
	...commonSettings,
	/**
	 * Of the ids that are made, and the replies that are written, from now on:
	 * - `numeric` valid JSON, ids are bare odd numbers of 18 digits
	 * - `string` the same with the ids quoted
	 * - `doc` as the document's push sample: an unquoted UUID, bare numbers with leading zeros
	 * - `trailingCommas` the same, with a comma behind the last member of everything
	 */
	replyStyle: oneOf(['numeric', 'string', 'doc', 'trailingCommas']),
	/** The order of messages in replies is not documented. */
	shuffleMessages: flag(false),
	/** Fields in replies that the document does not have. */
	extraFields: flag(false),
	/** Content type of every JSON reply. */
	replyContentType: text('application/json; charset=utf-8', /^[\x20-\x7e]*$/),
	/** Whether `code` is text or a number is not documented. */
	codeStyle: oneOf(['string', 'number']),
	/** The samples quote `status`. */
	statusStyle: oneOf(['string', 'number']),
	/** Minutes by which `statusTime` in replies is off; -480 is UTC. Its zone is not documented. */
	statusTimeOffMinutes: integer(0, { min: -1_440, max: 1_440 }),
	/**
	 * Ids in replies to queries: to the digit, or as a server shows them that keeps them as doubles,
	 * like the document's own pair 304934976469110784 and 304934976469110800.
	 */
	queryIds: oneOf(['exact', 'rounded']),
	/** Leaves `point`, `costPoints` and `accountPoints` out of replies. */
	omitPoints: flag(false),
	/** Whether a message that is refused with a code of Appendix 2 has a `msgID`. */
	refusedHaveId: flag(true),

	/** HTTP status of refused credentials and tokens, such as 401; not documented. */
	authErrorStatus: integer(200, HTTP_STATUS),
	/** HTTP status of every other refusal. */
	errorStatus: integer(200, HTTP_STATUS),
	/** Refuses a scheme that is not `bearer` to the letter. */
	strictBearer: flag(true),
	/** Refuses (4003) a body that does not come as `application/json`. */
	requireJsonType: flag(true),
	/** What `expiresIn` says, seconds by assumption; by the simulator's clock. */
	tokenLifetimeSeconds: integer(33_346, FROM_1),
	/**
	 * Whether a token request gets a token beside the older ones, in place of them, or the same one
	 * for as long as it is valid.
	 */
	tokenRotation: oneOf(['add', 'replace', 'reuse']),
	/** Connections of the account; the document has the code (1007), its SMS sibling the number. */
	maxConnections: integer(15, FROM_1),

	/** Of `destinations` (1009 above). */
	maxDestinations: integer(500, FROM_1),
	/** Of subject, content and attachments together, in bytes (2003 above). */
	maxBytes: integer(300 * 1024, FROM_1),
	/** Whether an attachment counts as the base64 text it is sent as, or as the file it holds. */
	sizeBasis: oneOf(['base64', 'decoded']),
	/** Refuses (2020) an attachment whose first bytes are not those of its type. */
	checkAttachmentContent: flag(true),
	/** 2012 for a push without attachments even if it has a content. */
	attachmentsRequired: flag(false),
	/** How long a cID is remembered, by the simulator's clock. */
	clientIdHours: integer(12, FROM_0),
	pointsPerMessage: integer(3, FROM_0),

	/** Milliseconds of the simulator's clock between leaving and status 2. */
	carrierAfterMs: integer(1_000, FROM_0),
	/** … and the final status. */
	finalAfterMs: integer(3_000, FROM_0),
	/** The final status where neither a fate nor the number's ending says another. */
	finalStatus: text('0', STATUS_PATTERN),

	/** The URL that is registered for reports; null: none. */
	callbackUrl: orNull(text('', HTTP_URL)),
	callbacks,
};

export const settings = new Shape('the settings', fields);

export type SettingFields = typeof fields;
export type MitakeSettings = ValuesOf<SettingFields>;
export type ReplyStyle = MitakeSettings['replyStyle'];
