/** The document's table of ErrorCode and ErrorMsg; success (0) comes from the tables of options. */
const TEXTS: Readonly<Record<string, string>> = {
	'0': '',
	'100': 'Exception',
	'102': 'Incorrect Request',
	'110': 'Error Option',
	'111': 'Duplicate GroupName',
	'112': 'Create Group Failed',
	'113': "GroupName isn't exist",
	'115': "GroupID isn't exist",
	'116': "JobType isn't correct",
	'117': "GroupClass isn't correct",
	'1000': 'No Licence at Page',
};

/** The ErrorMsg of a code; a code that the table does not have is an unknown error. */
export function codeText(code: number): string {
	return TEXTS[`${code}`] ?? 'Unknown error';
}

/** What came of a request: what the reply says. */
export interface Outcome {
	readonly code: number;
	readonly text: string;
	/** The tag that was added. */
	readonly groupId?: string;
}

/** The outcome with a code's own text. */
export function outcomeOf(code: number): Outcome {
	return { code, text: codeText(code) };
}
