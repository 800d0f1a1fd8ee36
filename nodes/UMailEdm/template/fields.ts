import { SUBJECT_SEPARATOR } from '../../../gateways/umail/calls/template';
import { choiceInput, notice, textInput } from '../../../operations/parameters/fields';
import { InputProblem } from '../../../operations/parameters/inputProblem';
import type { Run } from '../../../operations/run';

/** How a mail gets what is a recipient's own. */
export const personalNotice = notice(
	'personalNotice',
	"A recipient's name and <code>var1</code> to <code>var10</code> get into a mail by U-Mail's own placeholders in 'Subject' and 'Content'. Its API document does not show them: insert one with the editor on U-Mail's web site, look at that template with Get, and write it here in the same way. n8n's expressions are no substitute: they are filled in once, before the template is stored.",
);

export const nameField = textInput('Name', 'name', {
	required: true,
	placeholder: 'e.g. Newsletter January',
	description: 'The name of the template, which recipients do not see',
});

export const subjectField = textInput('Subject', 'subject', {
	typeOptions: { acceptsList: true, rows: 2 },
	required: true,
	placeholder: 'e.g. News for you',
	description:
		'The subject of the mails. Of several, each on a line of its own or in a list, every mail gets one.',
});

export const contentField = textInput('Content', 'content', {
	typeOptions: { editor: 'htmlEditor', rows: 6 },
	required: true,
	placeholder: 'e.g. <p>Good news</p>',
	description: 'The body of the mails as HTML',
});

export const textContentField = textInput('Text Content', 'textContent', {
	typeOptions: { rows: 4 },
	description: 'The body as plain text, for mail programs that cannot show HTML',
});

export const encodingField = choiceInput('Encoding', 'encoding', 'base64', {
	description: 'How the mails are encoded on their way',
	options: [
		{ name: 'Base64', value: 'base64' },
		{ name: 'Quoted-Printable', value: 'quoted-printable' },
	],
});

/**
 * The subjects of a template, one for each line. U-Mail would split a subject at a `|`, so it becomes
 * the full-width one.
 *
 * @throws InputProblem when there is none
 */
export function readSubjects(typed: string, run: Run): string[] {
	const subjects = typed
		.split(/\r\n|[\r\n]/u)
		.map((line) => line.trim())
		.filter((line) => line !== '');
	if (subjects.length === 0) throw new InputProblem("'Subject' is empty");
	if (!typed.includes(SUBJECT_SEPARATOR)) return subjects;
	run.hint(
		"'Subject' contains |, at which U-Mail would split it: it was stored as ｜. To give several subjects, put each on a line of its own.",
	);
	return subjects.map((subject) => subject.replaceAll(SUBJECT_SEPARATOR, '｜'));
}
