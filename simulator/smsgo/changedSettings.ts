import { ObjectReader } from '../base/control/input';
import { changedCallbackSettings } from './callbacks/settings';
import { type SmsgoSettings, STATE_WORD } from './settings';

const POSITIVE = { min: 1 };
const ZERO_UP = { min: 0 };

/**
 * The settings with what `patch` (a `SmsgoSettingsPatch`) changes in them.
 * @throws ControlError when a property is unknown or its value not valid.
 */
export function changedSettings(now: Readonly<SmsgoSettings>, patch: unknown): SmsgoSettings {
	const read = new ObjectReader(patch, 'the settings');
	const boolean = (name: keyof SmsgoSettings, fallback: boolean) => read.boolean(name, fallback);
	const atLeast1 = (name: keyof SmsgoSettings, old: number) => read.integer(name, old, POSITIVE);
	const atLeast0 = (name: keyof SmsgoSettings, old: number) => read.integer(name, old, ZERO_UP);
	return read.finish({
		lineEnding: read.oneOf('lineEnding', ['CRLF', 'LF'], now.lineEnding),
		trailingLineEnding: boolean('trailingLineEnding', now.trailingLineEnding),
		blankAfterEquals: boolean('blankAfterEquals', now.blankAfterEquals),
		omitPoint: boolean('omitPoint', now.omitPoint),
		msgidStyle: read.oneOf('msgidStyle', ['number', 'string', 'long'], now.msgidStyle),
		queryTrailingComma: boolean('queryTrailingComma', now.queryTrailingComma),
		balanceStyle: read.oneOf('balanceStyle', ['bare', 'keyValue'], now.balanceStyle),
		cancelReply: read.oneOf(
			'cancelReply',
			['keyValue', 'json', 'pipe', 'unrecognised'],
			now.cancelReply,
		),
		unknownIdReply: read.oneOf('unknownIdReply', ['code', 'empty'], now.unknownIdReply),
		bulkOrder: read.oneOf('bulkOrder', ['asked', 'reversed', 'shuffled'], now.bulkOrder),
		bulkPairing: read.oneOf('bulkPairing', ['cross', 'position'], now.bulkPairing),
		bulkBlankRow: boolean('bulkBlankRow', now.bulkBlankRow),
		bulkIncompleteRow: boolean('bulkIncompleteRow', now.bulkIncompleteRow),
		apiEnabled: boolean('apiEnabled', now.apiEnabled),
		ipErrorCode: read.oneOf('ipErrorCode', [-2, -15], now.ipErrorCode),
		loginPasswordBesideKey: boolean('loginPasswordBesideKey', now.loginPasswordBesideKey),
		sendLimit: read.integerOrNull('sendLimit', now.sendLimit, ZERO_UP),
		requiredSignature: read.textOrNull('requiredSignature', now.requiredSignature, /./),
		getAllowed: boolean('getAllowed', now.getAllowed),
		postAllowed: boolean('postAllowed', now.postAllowed),
		maxLongLength: atLeast1('maxLongLength', now.maxLongLength),
		longPartLength: atLeast1('longPartLength', now.longPartLength),
		longAsciiPartLength: atLeast1('longAsciiPartLength', now.longAsciiPartLength),
		pushLongPartLength: atLeast1('pushLongPartLength', now.pushLongPartLength),
		longFitsSingle: boolean('longFitsSingle', now.longFitsSingle),
		big5AsciiGets160: boolean('big5AsciiGets160', now.big5AsciiGets160),
		badNumber: read.oneOf('badNumber', ['rejectCall', 'skipNumber'], now.badNumber),
		strictChinaPrefixes: boolean('strictChinaPrefixes', now.strictChinaPrefixes),
		pendingState: read.text('pendingState', now.pendingState, STATE_WORD),
		finalState: read.text('finalState', now.finalState, STATE_WORD),
		finalAfterMs: atLeast0('finalAfterMs', now.finalAfterMs),
		domesticPrice: atLeast0('domesticPrice', now.domesticPrice),
		internationalPrice: atLeast0('internationalPrice', now.internationalPrice),
		replySurchargeEvery: atLeast1('replySurchargeEvery', now.replySurchargeEvery),
		refundCancelled: boolean('refundCancelled', now.refundCancelled),
		latencyMs: read.integer('latencyMs', now.latencyMs, { min: 0, max: 86_400_000 }),
		mainAlive: boolean('mainAlive', now.mainAlive),
		backupAlive: boolean('backupAlive', now.backupAlive),
		limitQueryLength: boolean('limitQueryLength', now.limitQueryLength),
		callbacks: read.part('callbacks', now.callbacks, (callbacks) =>
			changedCallbackSettings(now.callbacks, callbacks),
		),
	});
}
