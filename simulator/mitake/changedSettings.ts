import { ObjectReader } from '../base/control/input';
import { changedCallbackSettings, HTTP_URL } from './callbacks/settings';
import { STATUS_PATTERN } from './codes';
import { type MitakeSettings, REPLY_STYLES, TOKEN_ROTATIONS } from './settings';

const DAY_MS = 86_400_000;
const HTTP_STATUS = { min: 200, max: 599 };

/**
 * The settings with what `patch` (a `MitakeSettingsPatch`) changes in them.
 * @throws ControlError when a property is unknown or its value not valid.
 */
export function changedSettings(now: MitakeSettings, patch: unknown): MitakeSettings {
	const read = new ObjectReader(patch, 'the settings');
	const boolean = (name: keyof MitakeSettings, old: boolean) => read.boolean(name, old);
	const atLeast = (min: number, name: keyof MitakeSettings, old: number) =>
		read.integer(name, old, { min });
	return read.finish<MitakeSettings>({
		replyStyle: read.oneOf('replyStyle', REPLY_STYLES, now.replyStyle),
		shuffleMessages: boolean('shuffleMessages', now.shuffleMessages),
		extraFields: boolean('extraFields', now.extraFields),
		replyContentType: read.text('replyContentType', now.replyContentType, /^[\x20-\x7e]*$/),
		codeStyle: read.oneOf('codeStyle', ['string', 'number'], now.codeStyle),
		statusStyle: read.oneOf('statusStyle', ['string', 'number'], now.statusStyle),
		omitPoints: boolean('omitPoints', now.omitPoints),
		refusedHaveId: boolean('refusedHaveId', now.refusedHaveId),
		authErrorStatus: read.integer('authErrorStatus', now.authErrorStatus, HTTP_STATUS),
		errorStatus: read.integer('errorStatus', now.errorStatus, HTTP_STATUS),
		strictBearer: boolean('strictBearer', now.strictBearer),
		requireJsonType: boolean('requireJsonType', now.requireJsonType),
		tokenLifetimeSeconds: atLeast(1, 'tokenLifetimeSeconds', now.tokenLifetimeSeconds),
		tokenRotation: read.oneOf('tokenRotation', TOKEN_ROTATIONS, now.tokenRotation),
		maxConnections: atLeast(1, 'maxConnections', now.maxConnections),
		maxDestinations: atLeast(1, 'maxDestinations', now.maxDestinations),
		maxBytes: atLeast(1, 'maxBytes', now.maxBytes),
		sizeBasis: read.oneOf('sizeBasis', ['base64', 'decoded'], now.sizeBasis),
		checkAttachmentContent: boolean('checkAttachmentContent', now.checkAttachmentContent),
		attachmentsRequired: boolean('attachmentsRequired', now.attachmentsRequired),
		clientIdHours: atLeast(0, 'clientIdHours', now.clientIdHours),
		pointsPerMessage: atLeast(0, 'pointsPerMessage', now.pointsPerMessage),
		carrierAfterMs: atLeast(0, 'carrierAfterMs', now.carrierAfterMs),
		finalAfterMs: atLeast(0, 'finalAfterMs', now.finalAfterMs),
		finalStatus: read.text('finalStatus', now.finalStatus, STATUS_PATTERN),
		latencyMs: read.integer('latencyMs', now.latencyMs, { min: 0, max: DAY_MS }),
		alive: boolean('alive', now.alive),
		callbackUrl: read.textOrNull('callbackUrl', now.callbackUrl, HTTP_URL),
		callbacks: read.part('callbacks', now.callbacks, (callbacks) =>
			changedCallbackSettings(now.callbacks, callbacks),
		),
	});
}
