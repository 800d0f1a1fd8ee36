import { ExportedFile, isExport } from '../../../gateways/umail/exportedFile';
import {
	exportContacts,
	exportFailed,
	exportRecipients,
	exportUnsubscribed,
} from '../../../gateways/umail/calls/exports';
import { ContactCheck } from '../../../nodes/UMailEdm/contact/import/check';
import type { ChosenColumns } from '../../../nodes/UMailEdm/contact/import/columns';
import { findHeader } from '../../../nodes/UMailEdm/contact/import/header';
import { ItemContacts } from '../../../nodes/UMailEdm/contact/import/rows';
import { SeenTexts } from '../../../operations/calls/seenTexts';
import { reader, replyReader, streamReader, type Reader, type Readers } from './reader';

const exported = (call: typeof exportFailed | typeof exportContacts | typeof exportRecipients) =>
	streamReader((pieces) => new ExportedFile(pieces, call).rows(), 65_536, 'a@example.com\t…');

/** A row of an import, and the header before it, of cells between commas. */
const imported = (judge: (cells: string[]) => unknown): Reader =>
	reader((line) => judge(line.split(',')), 'a@example.com,…', 'a…@example.com', 'a@…');

const newCheck = (): ContactCheck =>
	new ContactCheck({
		separators: 'replace',
		invalidValues: 'empty',
		dateOrder: 'auto',
		dayOf: (instant) => instant.toISOString().slice(0, 10),
	});

const headed = (chosen: ChosenColumns, hasHeader: boolean | undefined): Reader =>
	imported((cells) => findHeader([cells], chosen, hasHeader));

/** Files that are read row by row. */
export const files: Readers = {
	'export of failures': exported(exportFailed),
	'export of contacts': exported(exportContacts),
	'export of recipients': exported(exportRecipients),
	'export of those who left': streamReader(
		(pieces) => new ExportedFile(pieces, exportUnsubscribed).rows(),
		65_536,
		'2026-01-31 09:30:00\t…',
	),
	'export as CSV': streamReader(
		(pieces) => new ExportedFile(pieces, exportRecipients).csv({ isNeutralized: true }),
		65_536,
		'a@example.com\t…',
	),
	'export as it comes': streamReader(
		(pieces) => new ExportedFile(pieces, exportFailed).bytes(),
		65_536,
	),
	'beginning of an export': replyReader((start) => isExport(start, true)),
	'import: header': headed({}, true),
	'import: chosen columns': headed({ address: 'x' }, true),
	'import: first row': headed({}, undefined),
	'import: item': imported(([address = '', ...names]) =>
		new ItemContacts(newCheck(), {}).judge({
			itemIndex: 0,
			json: { address, ...Object.fromEntries(names.map((name) => [name, name])) },
		}),
	),
	'import: cells': imported((cells) => newCheck().lineOf(cells)),
	'import: each cell as birthday': reader((cell) =>
		newCheck().lineOf(['a@example.com', '', '', cell]),
	),
	'import: addresses seen': reader((text) => new SeenTexts().add(text)),
};
