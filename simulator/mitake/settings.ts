import { type CallbackSettings, DEFAULT_CALLBACK_SETTINGS } from './callbacks/settings';

/**
 * How replies are written:
 * - `numeric` valid JSON, ids are bare odd numbers of 18 digits
 * - `string` the same with the ids quoted
 * - `doc` as the document's push sample: an unquoted UUID, bare numbers with leading zeros
 * - `trailingCommas` the same, with a comma behind the last member of everything
 */
export const REPLY_STYLES = ['numeric', 'string', 'doc', 'trailingCommas'] as const;
export type ReplyStyle = (typeof REPLY_STYLES)[number];

/**
 * Whether a token request gets a token beside the older ones, in place of them, or the same one
 * for as long as it is valid.
 */
export const TOKEN_ROTATIONS = ['add', 'replace', 'reuse'] as const;
export type TokenRotation = (typeof TOKEN_ROTATIONS)[number];

/** Every behaviour that the document (MMS API 1.18) leaves open, and some limits of it. */
export interface MitakeSettings {
	/** Of the ids that are made, and the replies that are written, from now on. */
	readonly replyStyle: ReplyStyle;
	/** The order of messages in replies is not documented. */
	readonly shuffleMessages: boolean;
	/** Fields in replies that the document does not have. */
	readonly extraFields: boolean;
	/** Content type of every JSON reply. */
	readonly replyContentType: string;
	/** Whether `code` is text or a number is not documented. */
	readonly codeStyle: 'string' | 'number';
	/** The samples quote `status`. */
	readonly statusStyle: 'string' | 'number';
	/** Leaves `point`, `costPoints` and `accountPoints` out of replies. */
	readonly omitPoints: boolean;
	/** Whether a message that is refused with a code of Appendix 2 has a `msgID`. */
	readonly refusedHaveId: boolean;

	/** HTTP status of refused credentials and tokens, such as 401; not documented. */
	readonly authErrorStatus: number;
	/** HTTP status of every other refusal. */
	readonly errorStatus: number;
	/** Refuses a scheme that is not `bearer` to the letter. */
	readonly strictBearer: boolean;
	/** Refuses (4003) a body that does not come as `application/json`. */
	readonly requireJsonType: boolean;
	/** What `expiresIn` says, seconds by assumption; by the simulator's clock. */
	readonly tokenLifetimeSeconds: number;
	readonly tokenRotation: TokenRotation;
	/** Connections of the account; the document has the code (1007), its SMS sibling the number. */
	readonly maxConnections: number;

	/** Of `destinations` (1009 above). */
	readonly maxDestinations: number;
	/** Of subject, content and attachments together, in bytes (2003 above). */
	readonly maxBytes: number;
	/** Whether an attachment counts as the base64 text it is sent as, or as the file it holds. */
	readonly sizeBasis: 'base64' | 'decoded';
	/** Refuses (2020) an attachment whose first bytes are not those of its type. */
	readonly checkAttachmentContent: boolean;
	/** 2012 for a push without attachments even if it has a content. */
	readonly attachmentsRequired: boolean;
	/** How long a cID is remembered, by the simulator's clock. */
	readonly clientIdHours: number;
	readonly pointsPerMessage: number;

	/** Milliseconds of the simulator's clock between leaving and status 2. */
	readonly carrierAfterMs: number;
	/** … and the final status. */
	readonly finalAfterMs: number;
	/** The final status where neither a fate nor the number's ending says another. */
	readonly finalStatus: string;

	/** Real milliseconds that every reply waits. */
	readonly latencyMs: number;
	readonly alive: boolean;

	/** The URL that is registered for reports; null: none. */
	readonly callbackUrl: string | null;
	readonly callbacks: CallbackSettings;
}

/** Settings to change; of the callbacks' settings, too, only those that are named change. */
export type MitakeSettingsPatch = Partial<Omit<MitakeSettings, 'callbacks'>> & {
	readonly callbacks?: Partial<CallbackSettings>;
};

export const DEFAULT_SETTINGS: MitakeSettings = {
	replyStyle: 'numeric',
	shuffleMessages: false,
	extraFields: false,
	replyContentType: 'application/json; charset=utf-8',
	codeStyle: 'string',
	statusStyle: 'string',
	omitPoints: false,
	refusedHaveId: true,
	authErrorStatus: 200,
	errorStatus: 200,
	strictBearer: true,
	requireJsonType: true,
	tokenLifetimeSeconds: 33_346,
	tokenRotation: 'add',
	maxConnections: 15,
	maxDestinations: 500,
	maxBytes: 300 * 1024,
	sizeBasis: 'base64',
	checkAttachmentContent: true,
	attachmentsRequired: false,
	clientIdHours: 12,
	pointsPerMessage: 3,
	carrierAfterMs: 1_000,
	finalAfterMs: 3_000,
	finalStatus: '0',
	latencyMs: 0,
	alive: true,
	callbackUrl: null,
	callbacks: DEFAULT_CALLBACK_SETTINGS,
};
