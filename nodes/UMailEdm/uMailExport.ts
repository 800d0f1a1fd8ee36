import type { INodeProperties } from 'n8n-workflow';
import type { ExportedFile } from '../../gateways/umail/exportedFile';
import { exportFile, type UMailExport } from '../../gateways/umail/exportFile';
import type { UMailLine } from '../../gateways/umail/account';
import type { Row } from '../../gateways/umail/rows';
import { accepted, rejected, type Outcome } from '../../messaging/outcome';
import { eachItem, type Place } from '../../operations/calls/each';
import type { OutputItem } from '../../operations/calls/endCalls';
import { storeBinary } from '../../operations/files/binaryOutput';
import { opener } from '../../operations/gateway';
import { labelOf, type Label, type Operation } from '../../operations/operation';
import type { ParamsOf } from '../../operations/parameters/paramsOf';
import { ParameterReader } from '../../operations/parameters/readParameters';
import type { Run } from '../../operations/run';
import { exportFields, MOST_ITEMS, TOO_MANY_ITEMS } from './exportFields';
import { umail } from './gateway';

/** An operation that gets a text file. */
interface ExportDefinition<Fields extends readonly INodeProperties[], Request> extends Label {
	/** Beside what every export has: what comes out, and `Options`. */
	readonly fields: Fields;
	readonly call: UMailExport<Request>;
	/** @throws InputProblem when the item cannot be used */
	request(params: ParamsOf<Fields>, place: Place): Request;
	/** The name of the file, without what stands behind its last dot. */
	fileName(request: Request): string;
}

type Wanted = ParamsOf<typeof exportFields>;

/** Declares an operation that gets a text file, as a file or as items. */
export function uMailExport<const Fields extends readonly INodeProperties[], Request>(
	definition: ExportDefinition<Fields, Request>,
): Operation {
	const { fields, call } = definition;
	return {
		...labelOf(definition),
		section: call.section,
		fields: [...fields, ...exportFields],
		async execute(run) {
			const { open } = await opener(umail, run);
			const reader = new ParameterReader(run.context, fields);
			const common = new ParameterReader(run.context, exportFields);
			return await eachItem(run, false, async (place) => {
				const params = reader.read(place.itemIndex);
				const wanted = common.read(place.itemIndex);
				const line = open(wanted.options);
				const request = definition.request(params, place);
				return wanted.output === 'items'
					? await asItems(run, line, call, request, wanted)
					: await exportFile(line, call, request, async (file) => {
							const item = await asFile(run, file, definition.fileName(request), wanted);
							warnOfFaults(run, file);
							return [item];
						});
			});
		},
	};
}

async function asFile(
	run: Run,
	file: ExportedFile,
	name: string,
	{ format, binaryPropertyName, options }: Wanted,
): Promise<OutputItem> {
	const { encoding = 'auto', neutralizeFormulas = true, addBOM = false } = options;
	const data =
		format === 'text'
			? await storeBinary(run, file.bytes(), `${name}.txt`, 'text/plain')
			: await storeBinary(
					run,
					file.csv({
						charset: encoding === 'auto' ? undefined : encoding,
						isNeutralized: neutralizeFormulas,
						isMarked: addBOM,
					}),
					`${name}.csv`,
					'text/csv',
				);
	if (file.neutralized > 0) {
		run.hint(
			`In ${file.neutralized} rows of the CSV, what a spreadsheet would take for a formula has an apostrophe before it. The import takes it off again; to do without it, turn 'Neutralize Formulas' off`,
		);
	}
	return {
		json: { fileName: data.fileName ?? name, rows: file.count },
		binary: { [binaryPropertyName.trim() || 'data']: data },
	};
}

/** What the file cannot be trusted in, although it was read. */
function warnOfFaults(run: Run, file: ExportedFile): void {
	if (file.damaged > 0) {
		run.hint(
			`In ${file.damaged} rows of an exported file, U-Mail wrote something that is no character, shown as '\ufffd'. If there are many, choose another charset in 'Encoding'.`,
		);
	}
	warnOfCut(run, file);
}

/** A connection that ends early looks like one that ends where the file does. */
function warnOfCut(run: Run, file: ExportedFile): void {
	if (!file.isMaybeCut) return;
	run.hint(
		`The last line of an exported file has no end, and U-Mail did not say how long the file is: it may have been cut off after ${file.count} rows, of which the last may be half of one. Run this again and compare the number of rows.`,
	);
}

async function asItems<Request>(
	run: Run,
	line: UMailLine,
	call: UMailExport<Request>,
	request: Request,
	{ returnAll, limit, options: { encoding = 'auto' } }: Wanted,
): Promise<Outcome<OutputItem[]>> {
	const most = returnAll ? MOST_ITEMS : limit;
	const charset = encoding === 'auto' ? undefined : encoding;
	const outcome = await exportFile(line, call, request, async (file) => {
		const found: Row[] = [];
		for await (const rows of file.rows(charset)) {
			for (const row of rows) found.push(row);
			// One more shows that there are too many.
			if (found.length > most) return found;
		}
		warnOfFaults(run, file);
		return found;
	});
	if (outcome.outcome !== 'accepted') return outcome;
	if (returnAll && outcome.value.length > most) return rejected(TOO_MANY_ITEMS);
	return accepted(outcome.value.slice(0, most).map((row) => ({ json: { ...row } })));
}
