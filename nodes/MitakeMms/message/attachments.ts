import type { INodeProperties } from 'n8n-workflow';
import { nameAndType, type MmsAttachment } from '../../../gateways/mitake/attachment';
import { FileEncoder } from '../../../gateways/mitake/files';
import { sizeProblem } from '../../../gateways/mitake/size';
import { binaryFile } from '../../../operations/files/binaryInput';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import type { Run } from '../../../operations/run';

/** The parameter as the panel shows it. */
const ATTACHMENTS = 'Input Data Field Name(s)';

export const attachmentsField = {
	displayName: ATTACHMENTS,
	name: 'attachments',
	type: 'string',
	typeOptions: { acceptsList: true },
	default: 'data',
	hint: "The names of the input's binary fields with the files to send, separated by commas. Empty it to send the text alone.",
	description:
		'The files are jpg, png, gif or mp3, as their content says. Subject, content and attachments can have 300 KB together, where a file counts a third more than it has. An item without binary data is sent as a text, unless this names another field.',
} as const satisfies INodeProperties;

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

	/** Whether there is nothing that could go along with an item. */
	isBare(itemIndex: number): boolean {
		return this.fieldsOf(itemIndex).length === 0;
	}

	/**
	 * The binary fields that go along with an item's message. An item without any is sent as a text
	 * where the parameter was left as it is; of one that has some, none is left behind without a word.
	 *
	 * @param list the names of the fields, separated by commas or new lines
	 * @throws InputProblem where an expression names none of those that there are
	 */
	named(itemIndex: number, list: string): string[] {
		const names = list.split(/[,;\n，；、]+/u).flatMap((name) => name.trim() || []);
		const there = this.fieldsOf(itemIndex);
		if (there.length === 0) return names.join() === attachmentsField.default ? [] : names;
		if (names.length === 0 && this.run.isExpression(attachmentsField.name)) {
			throw new InputProblem(
				`'${ATTACHMENTS}' gives nothing, and the item has the binary fields ${there.join(', ')}: name those that are to be sent, or empty the parameter to send the text alone`,
			);
		}
		const left = there.filter((field) => !names.includes(field)).join(', ');
		const isWhole = names.every((name) => there.includes(name));
		if (left !== '' && isWhole) {
			const message = `'${ATTACHMENTS}' does not name the binary data in ${left}: it was not sent along`;
			this.run.hintFirst(`${ATTACHMENTS} left`, itemIndex, message);
		}
		return names;
	}

	private fieldsOf(itemIndex: number): string[] {
		return Object.keys(this.run.items[itemIndex]?.binary ?? {});
	}

	/**
	 * The files in an item's binary fields.
	 *
	 * @throws InputProblem when there is no such field, or its file cannot be sent with these texts
	 */
	async load(
		itemIndex: number,
		fields: readonly string[],
		texts: Texts,
	): Promise<LoadedAttachment[]> {
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
