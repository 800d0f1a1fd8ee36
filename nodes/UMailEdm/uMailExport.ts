import type { IBinaryData, INodeProperties } from 'n8n-workflow';
import type { CsvOptions, ExportedFile } from '../../gateways/umail/exportedFile';
import { exportFile, type UMailExport } from '../../gateways/umail/exportFile';
import type { UMailLine } from '../../gateways/umail/account';
import type { Row } from '../../gateways/umail/rows';
import { accepted, rejected, type Outcome } from '../../messaging/outcome';
import { eachItem, type Place } from '../../operations/calls/each';
import type { OutputItem } from '../../operations/calls/endCalls';
import { storeBinary } from '../../operations/files/binaryOutput';
import { Spool } from '../../operations/files/spool';
import { withSpoolFolder } from '../../operations/files/spoolFolder';
import { opener } from '../../operations/gateway';
import { labelOf, type Label, type Operation } from '../../operations/operation';
import type { ParamsOf } from '../../operations/parameters/paramsOf';
import { ParameterReader } from '../../operations/parameters/readParameters';
import { isAway } from '../../operations/polling/readSources';
import type { Run } from '../../operations/run';
import { exportFields, MOST_ITEMS, TOO_MANY_ITEMS } from './exportFields';
import { umail } from './gateway';

/** What every operation has that gets a text file. */
interface ExportLabel<Fields extends readonly INodeProperties[], Request> extends Label {
	/** Beside what every export has: what comes out, and `Options`. */
	readonly fields: Fields;
	readonly call: UMailExport<Request>;
}

/** An operation that gets a text file. */
interface ExportDefinition<Fields extends readonly INodeProperties[], Request> extends ExportLabel<
	Fields,
	Request
> {
	/** @throws InputProblem when the item cannot be used */
	request(params: ParamsOf<Fields>, place: Place): Request;
	/** The name of the file, without what stands behind its last dot. */
	fileName(request: Request): string;
}

/** One of the files that come out as one. */
export interface Part<Request> {
	readonly request: Request;
	/** What tells its rows from those of the others, as columns. */
	readonly more: Readonly<Record<string, string>>;
	/** Whether it is as good as empty where the gateway refuses it. */
	readonly isOptional?: boolean;
}

/** Files that come out as one. */
export interface Joined<Request> {
	/** The name of the file, without what stands behind its last dot. */
	readonly name: string;
	readonly parts: readonly Part<Request>[];
}

/** An operation that gets a text file of several. */
interface JoinedDefinition<Fields extends readonly INodeProperties[], Request> extends ExportLabel<
	Fields,
	Request
> {
	/** @throws InputProblem when the item cannot be used */
	join(params: ParamsOf<Fields>, place: Place, line: UMailLine): Promise<Outcome<Joined<Request>>>;
}

type Wanted = ParamsOf<typeof exportFields>;

/** Declares an operation that gets a text file, as a file or as items. */
export function uMailExport<const Fields extends readonly INodeProperties[], Request>(
	definition: ExportDefinition<Fields, Request>,
): Operation {
	return uMailJoinedExport({
		...definition,
		async join(params, place) {
			const request = definition.request(params, place);
			const name = definition.fileName(request);
			return await Promise.resolve(accepted({ name, parts: [{ request, more: {} }] }));
		},
	});
}

/** Declares an operation that gets several text files and gives them as one, or as items. */
export function uMailJoinedExport<const Fields extends readonly INodeProperties[], Request>(
	definition: JoinedDefinition<Fields, Request>,
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
				const joined = await definition.join(params, place, line);
				if (joined.outcome !== 'accepted') return joined;
				const { name, parts } = joined.value;
				const source = { run, line, call, parts };
				if (wanted.output === 'items') return await asItems(source, wanted);
				const [only, ...others] = parts;
				return only === undefined || others.length > 0
					? await asJoinedFile(source, name, wanted)
					: await exportFile(line, call, only.request, async (file) => {
							const item = await asFile(run, file, name, wanted);
							warnOfFaults(run, file);
							return [item];
						});
			});
		},
	};
}

/** What is exported, and by which calls. */
interface Source<Request> {
	readonly run: Run;
	readonly line: UMailLine;
	readonly call: UMailExport<Request>;
	readonly parts: readonly Part<Request>[];
}

async function asFile(
	run: Run,
	file: ExportedFile,
	name: string,
	wanted: Wanted,
): Promise<OutputItem> {
	const pieces = wanted.format === 'text' ? file.bytes() : file.csv(csvOptions(wanted));
	const data = await store(run, pieces, name, wanted);
	warnOfNeutralized(run, file.neutralized);
	return itemOf(data, name, file.count, wanted);
}

/** The files one after the other, by way of a temporary file: what is not whole is not handed on. */
async function asJoinedFile<Request>(
	source: Source<Request>,
	name: string,
	wanted: Wanted,
): Promise<Outcome<OutputItem[]>> {
	const { run } = source;
	return await withSpoolFolder(async (folder) => {
		const spool = await Spool.open(`${folder}/export`);
		let rows = 0;
		let neutralized = 0;
		let isContinued = false;
		const write = async (file: ExportedFile, { more }: Part<Request>): Promise<boolean> => {
			const options = { ...csvOptions(wanted), more, isContinued };
			for await (const text of wanted.format === 'text' ? file.texts(options) : file.csv(options)) {
				spool.add(text);
				await spool.flush();
			}
			isContinued = true;
			rows += file.count;
			neutralized += file.neutralized;
			return true;
		};
		const outcome = await readParts(source, write).finally(async () => {
			await spool.finish();
		});
		if (outcome.outcome !== 'accepted') return outcome;
		warnOfNeutralized(run, neutralized);
		return accepted([itemOf(await store(run, spool.read(), name, wanted), name, rows, wanted)]);
	});
}

/**
 * Reads the files one after the other. Of those that need not be there, one at least has to be.
 *
 * @param take whether it has read all of the file
 */
async function readParts<Request>(
	{ run, line, call, parts }: Source<Request>,
	take: (file: ExportedFile, part: Part<Request>) => Promise<boolean>,
): Promise<Outcome<undefined>> {
	let refused: Outcome<undefined> | undefined;
	let hasOne = false;
	for (const part of parts) {
		const outcome = await exportFile(line, call, part.request, async (file) => {
			const isWhole = await take(file, part);
			if (isWhole) warnOfFaults(run, file);
			return isWhole;
		});
		if (outcome.outcome === 'accepted') {
			hasOne = true;
			if (!outcome.value) break;
		} else if (part.isOptional !== true || isAway(outcome)) return outcome;
		else refused ??= outcome;
	}
	return hasOne || refused === undefined ? accepted(undefined) : refused;
}

function csvOptions({ options }: Wanted): CsvOptions {
	const { encoding = 'auto', neutralizeFormulas = true, addBOM = false } = options;
	return {
		charset: encoding === 'auto' ? undefined : encoding,
		isNeutralized: neutralizeFormulas,
		isMarked: addBOM,
	};
}

async function store(
	run: Run,
	pieces: AsyncIterable<string | Uint8Array>,
	name: string,
	{ format }: Wanted,
): Promise<IBinaryData> {
	return format === 'text'
		? await storeBinary(run, pieces, `${name}.txt`, 'text/plain')
		: await storeBinary(run, pieces, `${name}.csv`, 'text/csv');
}

function itemOf(
	data: IBinaryData,
	name: string,
	rows: number,
	{ binaryPropertyName }: Wanted,
): OutputItem {
	return {
		json: { fileName: data.fileName ?? name, rows },
		binary: { [binaryPropertyName.trim() || 'data']: data },
	};
}

function warnOfNeutralized(run: Run, rows: number): void {
	if (rows === 0) return;
	run.hint(
		`In ${rows} rows of the CSV, what a spreadsheet would take for a formula has an apostrophe before it. The import takes it off again; to do without it, turn 'Neutralize Formulas' off`,
	);
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
	source: Source<Request>,
	{ returnAll, limit, options: { encoding = 'auto' } }: Wanted,
): Promise<Outcome<OutputItem[]>> {
	const most = returnAll ? MOST_ITEMS : limit;
	const charset = encoding === 'auto' ? undefined : encoding;
	const found: Row[] = [];
	const outcome = await readParts(source, async (file, { more }) => {
		for await (const rows of file.rows(charset)) {
			for (const row of rows) found.push({ ...row, ...more });
			// One more shows that there are too many.
			if (found.length > most) return false;
		}
		return true;
	});
	if (outcome.outcome !== 'accepted') return outcome;
	if (returnAll && found.length > most) return rejected(TOO_MANY_ITEMS);
	return accepted(found.slice(0, most).map((row) => ({ json: { ...row } })));
}
