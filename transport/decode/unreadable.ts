/**
 * What came back is not what was to be read: no charset fits the bytes, or the text is not the JSON
 * or XML it should be. The message names the form and the place, never the content, because a response
 * can hold a password or somebody's number.
 */
export class UnreadableText extends Error {
	override readonly name = 'UnreadableText';

	/** @param where in the text, where the message does not tell */
	constructor(
		message: string,
		readonly where?: string,
	) {
		super(message);
	}
}
