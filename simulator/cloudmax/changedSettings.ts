import { ObjectReader } from '../base/control/input';
import type { CloudmaxSettings } from './settings';

const DAY = { min: 0, max: 86_400_000 };

/**
 * The settings with what `patch` (a `CloudmaxSettingsPatch`) changes in them.
 * @throws ControlError when a property is unknown or its value not valid.
 */
export function changedSettings(now: Readonly<CloudmaxSettings>, patch: unknown): CloudmaxSettings {
	const read = new ObjectReader(patch, 'the settings');
	const boolean = (name: keyof CloudmaxSettings, old: boolean) => read.boolean(name, old);
	const oneOf = <T extends string>(
		name: keyof CloudmaxSettings,
		allowed: readonly T[],
		old: NoInfer<T>,
	) => read.oneOf(name, allowed, old);
	return read.finish({
		replyForm: oneOf('replyForm', ['xml', 'csvHeader', 'csvEquals', 'csvColon'], now.replyForm),
		asAttachment: boolean('asAttachment', now.asAttachment),
		encoding: oneOf('encoding', ['utf-8', 'utf-16le', 'utf-16be', 'big5'], now.encoding),
		byteOrderMark: boolean('byteOrderMark', now.byteOrderMark),
		prologEncoding: oneOf('prologEncoding', ['truthful', 'utf-8', 'none'], now.prologEncoding),
		headerCharset: oneOf('headerCharset', ['truthful', 'utf-8', 'none'], now.headerCharset),
		root: oneOf('root', ['RESPONSE', 'RESULT', 'nested', 'none'], now.root),
		fieldCase: oneOf('fieldCase', ['upper', 'mixed', 'lower'], now.fieldCase),
		emptyMessages: boolean('emptyMessages', now.emptyMessages),
		getAllowed: boolean('getAllowed', now.getAllowed),
		postAllowed: boolean('postAllowed', now.postAllowed),
		methodRefusal: oneOf('methodRefusal', ['page405', 'code102'], now.methodRefusal),
		rejectsRawMarkup: boolean('rejectsRawMarkup', now.rejectsRawMarkup),
		redirects: boolean('redirects', now.redirects),
		successParameter: oneOf(
			'successParameter',
			['SuccessfulUr', 'SuccessfulUrl', 'both'],
			now.successParameter,
		),
		precedence: oneOf('precedence', ['plain', 'xml'], now.precedence),
		xmlUrlTimeoutMs: read.integer('xmlUrlTimeoutMs', now.xmlUrlTimeoutMs, DAY),
		optionCheckedFirst: boolean('optionCheckedFirst', now.optionCheckedFirst),
		nameCase: oneOf('nameCase', ['insensitive', 'sensitive'], now.nameCase),
		namesUniquePer: oneOf('namesUniquePer', ['jobType', 'account'], now.namesUniquePer),
		ambiguousName: oneOf('ambiguousName', ['first', 'last'], now.ambiguousName),
		bothGiven: oneOf('bothGiven', ['id', 'name'], now.bothGiven),
		modifyJobType: oneOf('modifyJobType', ['finds', 'changes', 'ignored'], now.modifyJobType),
		emptyDescription: oneOf('emptyDescription', ['keeps', 'clears'], now.emptyDescription),
		createFails: boolean('createFails', now.createFails),
		latencyMs: read.integer('latencyMs', now.latencyMs, DAY),
		alive: boolean('alive', now.alive),
	});
}
