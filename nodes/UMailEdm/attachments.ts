import { textInput } from '../../operations/parameters/fields';
import type { Attachment } from '../../gateways/umail/calls/template';
import { safeFileName } from '../../messaging/fileName';
import type { Place } from '../../operations/calls/each';
import { binaryFile } from '../../operations/files/binaryInput';

const LABEL = 'Input Data Field Name(s)';

export const attachmentsField = textInput(LABEL, 'attachments', {
	typeOptions: { acceptsList: true },
	placeholder: 'e.g. data, attachment_0',
	description:
		'The binary fields with the attachments, separated by commas or new lines, or a list',
});

/**
 * The files that an item's binary fields hold. None is opened here.
 *
 * @param names as they were typed
 * @throws InputProblem when the item lacks one of the fields
 */
export async function readAttachments(names: string, place: Place): Promise<Attachment[]> {
	const properties = new Set(
		names
			.split(/[,\r\n]/u)
			.map((name) => name.trim())
			.filter((name) => name !== ''),
	);
	return await Promise.all(
		[...properties].map(async (property) => {
			const file = await binaryFile(place.run, place.itemIndex, property, LABEL);
			return {
				// A part without a file name would be taken for text.
				fileName: file.fileName || safeFileName(property) || 'attachment',
				contentType: file.contentType,
				length: file.length,
				open: async () => await file.open(),
			};
		}),
	);
}
