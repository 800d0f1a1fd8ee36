import { ObjectReader } from '../base/control/input';
import type { UMailSettings } from './settings';

const ZERO_UP = { min: 0 };
/** Nobody waits for more lines, and the count times a piece's size stays a safe integer. */
const MOST_LINES = 1_000_000_000;

/**
 * The settings with what `patch` (a partial `UMailSettings`) changes in them.
 * @throws ControlError when a property is unknown or its value not valid.
 */
export function changedSettings(now: Readonly<UMailSettings>, patch: unknown): UMailSettings {
	const read = new ObjectReader(patch, 'the settings');
	const boolean = (name: keyof UMailSettings, old: boolean) => read.boolean(name, old);
	const ms = (name: keyof UMailSettings, old: number) => read.integer(name, old, ZERO_UP);
	return read.finish({
		layout: read.oneOf('layout', ['compact', 'indented'], now.layout),
		cdata: read.oneOf('cdata', ['proper', 'broken', 'none'], now.cdata),
		repeatAddress: boolean('repeatAddress', now.repeatAddress),
		extraFields: boolean('extraFields', now.extraFields),
		mendedSpelling: boolean('mendedSpelling', now.mendedSpelling),
		xmlType: read.oneOf(
			'xmlType',
			['text/xml; charset=UTF-8', 'text/html; charset=UTF-8', 'text/html'],
			now.xmlType,
		),
		newIdIn: read.oneOf('newIdIn', ['documented', 'id', 'data', 'none'], now.newIdIn),
		unknownIdReply: read.oneOf('unknownIdReply', ['result', 'empty'], now.unknownIdReply),
		authFailure: read.oneOf('authFailure', ['challenge', 'result', 'loginPage'], now.authFailure),
		doInBody: boolean('doInBody', now.doInBody),
		postWhereGetOnly: read.oneOf(
			'postWhereGetOnly',
			['accepted', 'ignored', 'refused'],
			now.postWhereGetOnly,
		),
		editTimeName: read.oneOf('editTimeName', ['send_time', 'time'], now.editTimeName),
		timeRequired: read.oneOf('timeRequired', ['always', 'scheduled'], now.timeRequired),
		underReview: boolean('underReview', now.underReview),
		knownSendersOnly: boolean('knownSendersOnly', now.knownSendersOnly),
		reviewMs: ms('reviewMs', now.reviewMs),
		sendDurationMs: ms('sendDurationMs', now.sendDurationMs),
		importDelayMs: ms('importDelayMs', now.importDelayMs),
		pageLimit: read.integerOrNull('pageLimit', now.pageLimit, { min: 1 }),
		existingContact: read.oneOf('existingContact', ['error', 'update'], now.existingContact),
		batchInvalid: read.oneOf('batchInvalid', ['skip', 'reject'], now.batchInvalid),
		exportCharset: read.oneOf(
			'exportCharset',
			['utf-8', 'utf-8-bom', 'gb18030'],
			now.exportCharset,
		),
		exportLineEnding: read.oneOf('exportLineEnding', ['LF', 'CRLF'], now.exportLineEnding),
		exportLines: read.integerOrNull('exportLines', now.exportLines, { min: 0, max: MOST_LINES }),
		trackExportForm: read.oneOf('trackExportForm', ['address', 'columns'], now.trackExportForm),
		latencyMs: read.integer('latencyMs', now.latencyMs, { min: 0, max: 86_400_000 }),
		alive: boolean('alive', now.alive),
	});
}
