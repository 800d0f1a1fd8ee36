/** Bytes of subject, content and attachments together (`attachContent`: 300 KB). */
export const MAX_BYTES = 300 * 1024;

/** A file of a message, as an explanation names it. */
export interface Weighed {
	readonly fileName: string;
	/** Of the file itself. */
	readonly bytes: number;
}

/** Bytes of base64, without line breaks. */
export function base64Length(bytes: number): number {
	return 4 * Math.ceil(bytes / 3);
}

/**
 * Why a message is too large. What 300 KB counts is not stated: the strict reading is the UTF-8 of
 * the texts and the base64 of all attachments.
 */
export function sizeProblem(
	subject: string,
	content: string,
	files: readonly Weighed[],
): string | undefined {
	const text = Buffer.byteLength(subject) + Buffer.byteLength(content);
	const whole = files.reduce((sum, { bytes }) => sum + base64Length(bytes), text);
	if (whole <= MAX_BYTES) return undefined;
	const weights = files.map(
		({ fileName, bytes }) =>
			`'${fileName}' ${grouped(bytes)} (${grouped(base64Length(bytes))} as base64)`,
	);
	const parts = [...weights, `the texts ${grouped(text)}`].join(', ');
	return `The message has ${grouped(whole)} bytes, ${grouped(whole - MAX_BYTES)} over the ${grouped(MAX_BYTES)} that 'Subject', 'Content' and the attachments may have together: ${parts}`;
}

function grouped(count: number): string {
	return count.toLocaleString('en-US');
}
