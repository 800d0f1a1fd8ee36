import { nameAndType, type MmsAttachment } from '../../../gateways/mitake/attachment';
import { FileEncoder } from '../../../gateways/mitake/files';
import { sizeProblem } from '../../../gateways/mitake/size';
import { binaryFile } from '../../../operations/files/binaryInput';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import type { Run } from '../../../operations/run';

/** The parameter as the panel shows it. */
export const ATTACHMENTS = 'Input Data Field Name(s)';

/** A file that can go along with a message. */
export interface LoadedAttachment extends MmsAttachment {
	/** Equal for equal files. */
	readonly digest: string;
}

/** What the size of a message depends on, beside its files. */
interface Texts {
	readonly subject: string;
	readonly content: string;
}

/** Loads the files of a run's items; those that share one have it read and encoded once. */
export class AttachmentLoader {
	private readonly encoder = new FileEncoder();

	constructor(private readonly run: Run) {}

	/**
	 * The files in an item's binary fields.
	 *
	 * @param list the names of the fields, separated by commas or new lines
	 * @throws InputProblem when there is no such field, or its file cannot be sent with these texts
	 */
	async load(itemIndex: number, list: string, texts: Texts): Promise<LoadedAttachment[]> {
		const fields = list.split(/[,;\n，；、]+/u).flatMap((name) => name.trim() || []);
		const sources = await Promise.all(
			fields.map(async (field) => await binaryFile(this.run, itemIndex, field, ATTACHMENTS)),
		);
		const weighed = sources.flatMap(({ fileName, length }, index) =>
			length === undefined
				? []
				: [{ fileName: fileName === '' ? (fields[index] ?? '') : fileName, bytes: length }],
		);
		// What is too large as far as it is known need not be read.
		throwIfAny(sizeProblem(texts.subject, texts.content, weighed));
		const files = [];
		for (const [index, source] of sources.entries()) {
			const label = source.fileName === '' ? (fields[index] ?? '') : source.fileName;
			files.push({ label, fileName: source.fileName, file: await this.encoder.encode(source) });
		}
		throwIfAny(
			sizeProblem(
				texts.subject,
				texts.content,
				files.map(({ label, file }) => ({ fileName: label, bytes: file.bytes })),
			),
		);
		return files.map(({ label, fileName, file }, index) => {
			if (file.bytes === 0) throw new InputProblem(`'${ATTACHMENTS}': '${label}' is empty`);
			if (file.type === undefined) {
				throw new InputProblem(
					`'${ATTACHMENTS}': '${label}' is ${file.description} by its content; Mitake takes jpg, png, gif and mp3`,
				);
			}
			const { content, digest } = file;
			return { ...nameAndType(fileName, file.type, index + 1), content, digest };
		});
	}
}

function throwIfAny(problem: string | undefined): void {
	if (problem !== undefined) throw new InputProblem(problem);
}
