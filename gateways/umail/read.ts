import { accepted, rejected, unknown, type Outcome } from '../../messaging/outcome';
import { findAll, findValue } from '../../transport/decode/find';
import type { XmlNode } from '../../transport/decode/xmlNode';
import { unreadable } from '../../transport/failures';
import type { Response } from '../../transport/response';
import { NO_SUCH_ID, readWord, signInRefused, type Nothing } from './codes';
import { isLoginPage, responseDocument } from './responseDocument';
import { readRow, type Row } from './rows';

/** What a write came to. */
export interface Written {
	/** Of what was made, where the vendor tells it; null otherwise. */
	readonly id: string | null;
	/** The vendor's words about what was done, such as how many addresses were new; null without. */
	readonly message: string | null;
}

/**
 * Reads the response to a write: done means the status `success`, and nothing else. The new id stands
 * in `<id>` (5.1), or alone in `<data>` (5.2).
 */
export function readWritten(response: Response): Outcome<Written> {
	return read(response, 'result', (content) => {
		if (!isSuccess(findValue(content, 'status') ?? '')) return undefined;
		const [id = '', data = ''] = ['id', 'data'].map((name) => findValue(content, name) ?? '');
		const isData = !isId(id) && isId(data);
		return accepted({
			id: [id, data].find(isId) ?? null,
			// It can repeat what was sent, such as a password.
			message: isData || data === '' ? null : response.show(data),
		});
	});
}

function isId(text: string): boolean {
	return /^\d+$/u.test(text);
}

/**
 * A reader of lists: rows of `element` in a document whose root is `root`. None and one are lists
 * too; a text in their place is none.
 */
export function readRows(root: string, element: string): (response: Response) => Outcome<Row[]> {
	return (response) => read(response, root, rowsOf(element));
}

function rowsOf(element: string): (content: XmlNode) => Outcome<Row[]> | undefined {
	return (content) => {
		if (typeof content === 'string' && content !== '') return undefined;
		return accepted(findAll(content, element).filter(hasFields).map(readRow));
	};
}

/** Rows of one page of a list. */
export interface PageRows extends ReadonlyArray<Row> {
	/** How many the list has in all, where U-Mail says so (`total_num`, which the document lacks). */
	readonly total?: number;
}

/** A reader of a list that comes page by page; otherwise as {@link readRows}. */
export function readPage(root: string, element: string): (response: Response) => Outcome<PageRows> {
	const readAll = rowsOf(element);
	return (response) =>
		read(response, root, (content) => {
			const outcome = readAll(content);
			const total = typeof content === 'object' ? totalOf(content) : undefined;
			if (outcome?.outcome !== 'accepted' || total === undefined) return outcome;
			return accepted(Object.assign(outcome.value, { total }));
		});
}

/** It stands beside the rows: to look into those as well would take as long as to read them. */
function totalOf(content: XmlNode): number | undefined {
	for (const [name, child] of Object.entries(content)) {
		if (name.toLowerCase() !== 'total_num') continue;
		return typeof child === 'string' && /^\d{1,9}$/u.test(child) ? Number(child) : undefined;
	}
	return undefined;
}

/**
 * A reader of one thing, whose fields stand in the root.
 *
 * @param nothing what to say where the root has no fields, or none with a value
 */
export function readOne(root: string, nothing = NO_SUCH_ID): (response: Response) => Outcome<Row> {
	return (response) =>
		read(response, root, (content) => {
			if (typeof content === 'string' && content !== '') return undefined;
			const row = readRow(content);
			return Object.values(row).every(isEmpty) ? rejected(refusalOf(nothing)) : accepted(row);
		});
}

/** What was asked for by its ID. */
type ById = (response: Response, request: { readonly id: string }) => Outcome<Row>;

/** A reader of one thing, of which the vendor gives a list with one `element` (5.3, 6.1). */
export function readById(root: string, element: string): ById {
	const readAll = readRows(root, element);
	return (response, { id }) => {
		const outcome = readAll(response);
		if (outcome.outcome !== 'accepted') return outcome;
		const rows = outcome.value;
		const row = rows.find((one) => isOf(one, id));
		if (row !== undefined) return accepted(row);
		return rows.length === 0 ? rejected(refusalOf(NO_SUCH_ID)) : ofAnother(response);
	};
}

/** A reader that believes an answer only if that is about the ID that was asked for. */
export function ofItsId(readThis: (response: Response) => Outcome<Row>): ById {
	return (response, { id }) => {
		const outcome = readThis(response);
		return outcome.outcome === 'accepted' && !isOf(outcome.value, id)
			? ofAnother(response)
			: outcome;
	};
}

/** One that tells no ID is taken for the one that was asked for; zeros before it are no difference. */
function isOf({ id: answered }: Row, id: string): boolean {
	if (typeof answered !== 'string' || answered === '') return true;
	return withoutZeros(answered) === withoutZeros(id);
}

function withoutZeros(id: string): string {
	return id.trim().replace(/^0+(?=.)/u, '');
}

function ofAnother(response: Response): Outcome<never> {
	const reason = "U-Mail's answer is about another ID than the one that was asked for";
	return unknown(unreadable(response.status, response.excerpt(), reason));
}

/** Reads what came in the place of a file: why there is none. */
export function readNoFile(response: Response): Outcome<never> {
	return read(response, 'result', () => undefined);
}

/**
 * Reads the document of a response, and what stands in its place: a refusal to sign in, a `<result>` that
 * is no success, a page.
 *
 * @param take undefined where the document is not the one that was asked for
 */
function read<T>(
	response: Response,
	root: string,
	take: (content: XmlNode) => Outcome<T> | undefined,
): Outcome<T> {
	const text = response.text('gb18030');
	const shown = (): string => response.excerpt('gb18030');
	const because = (reason: string, advice = ''): Outcome<T> =>
		unknown({ ...unreadable(response.status, shown(), reason), advice });
	if (response.status === 401) return rejected(signInRefused('HTTP 401', shown()));
	if (response.status === 405) return because(statusOf(response), OTHER_METHOD);
	if (response.status >= 500) return because(statusOf(response));
	if (isLoginPage(text)) return rejected(signInRefused('LOGIN_PAGE', shown()));
	const document = responseDocument(text, root);
	if (typeof document === 'string') {
		return because(response.status === 200 ? document : statusOf(response));
	}
	const word = document.root === 'result' ? (findValue(document.content, 'status') ?? '') : '';
	if (word !== '' && !isSuccess(word)) {
		const data = findValue(document.content, 'data') ?? '';
		return rejected(readWord(word, data, (said) => response.show(said)));
	}
	const isAsked = response.status === 200 && document.root === root;
	const taken = isAsked ? take(document.content) : undefined;
	return taken ?? because("U-Mail's answer is not the one that belongs to this operation");
}

const OTHER_METHOD = "Try the other 'Request Method' in the credential.";

function statusOf({ status }: Response): string {
	return `U-Mail answered with HTTP status ${status}`;
}

function refusalOf(nothing: Nothing): Parameters<typeof rejected>[0] {
	return { code: 'EMPTY', text: '', ...nothing };
}

function isSuccess(word: string): boolean {
	return word.toLowerCase() === 'success';
}

function hasFields(node: XmlNode): boolean {
	return typeof node === 'object';
}

function isEmpty(cell: Row[string] | undefined): boolean {
	return cell === '' || cell === null || (Array.isArray(cell) && cell.length === 0);
}
