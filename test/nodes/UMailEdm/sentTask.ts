import type { UMailHarness } from './harness';

/** A task that has been sent, by every name that it has. */
export interface SentTask {
	readonly id: string;
	readonly ident: string;
	readonly trackId: string;
	/** The day of the batch, as U-Mail's calendar has it. */
	readonly date: string;
	/** The first link of its template. */
	readonly linkId: string;
}

const CONTENT =
	'<p><a href="http://shop.example/a">A</a> <a href="http://shop.example/b">B</a></p>';
const MINUTE = 60_000;

/** Sends a tracked task to these addresses, past the node: nothing of the node is needed for it. */
export async function sendTask(
	harness: UMailHarness,
	...addresses: readonly string[]
): Promise<SentTask> {
	const { umail, clock } = harness.simulator;
	const { listId } = umail.seedContacts({ subject: 'List' });
	for (const address of addresses) umail.seedContacts({ listId, count: 1, address });
	await post(harness, 'template.php?do=add-tpl', {
		name: 'Sale',
		subject: 'Sale',
		content: CONTENT,
	});
	await post(harness, 'task.php?do=add-task', {
		tpl_id: umail.templates().at(-1)?.id ?? '',
		send_account: 'news@edm-demo.example',
		send_fullname: 'News',
		maillist_id: listId,
		status: '2',
		track_status: '2',
	});
	clock.advance(MINUTE);
	const task = umail.tasks().at(-1);
	const track = umail.tracks().at(-1);
	if (task === undefined || track === undefined) throw new Error('the task was not sent');
	return {
		id: task.id,
		ident: task.ident,
		trackId: track.trackId,
		date: task.ident.replace(/^(\d{4})(\d{2})(\d{2})-.*$/u, '$1-$2-$3'),
		linkId: track.links[0]?.id ?? '',
	};
}

async function post(
	harness: UMailHarness,
	target: string,
	fields: Record<string, string>,
): Promise<void> {
	const { baseUrl, username, password } = harness.credential();
	const account = Buffer.from(`${username}:${password}`).toString('base64');
	const { status } = await fetch(`${baseUrl}/${target}`, {
		method: 'POST',
		headers: { authorization: `Basic ${account}` },
		body: new URLSearchParams(fields),
	});
	if (status !== 200) throw new Error(`${target} was answered with HTTP status ${status}`);
}
