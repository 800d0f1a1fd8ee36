import type { IDataObject } from 'n8n-workflow';
import type { UMailPanel } from '../../../simulator/umail/panel';
import type { SentTask } from '../UMailEdm/sentTask';
import { textOf } from './harness';
import type { RandomNumbers } from './randomNumbers';

/** How often something is known to have happened, by what and to whom. */
export type Totals = Readonly<Record<string, number>>;

/** What happens at the simulator while the trigger watches, and what it has to have told of it. */
export class Happened {
	private readonly tasks: string[] = [];
	private before: Totals = {};

	constructor(private readonly umail: UMailPanel) {}

	/** A task that has been sent, with whatever its addresses stand for. */
	sent({ id }: SentTask): void {
		this.tasks.push(id);
	}

	/** Nothing that has happened so far is to be told. */
	forget(): void {
		this.before = this.totals();
	}

	/** Someone leaves one of the lists. */
	unsubscribe(lists: readonly string[], random: RandomNumbers): void {
		const listId = lists[random.below(lists.length)] ?? '';
		const members = this.umail.contacts(listId);
		const member = members[random.below(members.length)];
		if (member === undefined) return;
		this.umail.happen({ kind: 'unsubscribe', listId, email: member.address });
	}

	/** A recipient of one of the tasks opens its mail, follows a link, or turns out not to exist. */
	readMail(random: RandomNumbers): void {
		const taskId = this.tasks[random.below(this.tasks.length)] ?? '';
		const task = this.umail.tasks().find(({ id }) => id === taskId);
		const email = task?.recipients[random.below(task.recipients.length)]?.address;
		if (email === undefined) return;
		const kind = (['open', 'open', 'click', 'fail'] as const)[random.below(4)] ?? 'open';
		if (kind === 'fail' && Object.hasOwn(task?.failures ?? {}, email)) return;
		this.umail.happen({ kind, taskId, email });
	}

	/** A list comes up, and someone leaves it before the trigger has ever seen it. */
	newList(hour: number): string {
		const { listId } = this.umail.seedContacts({
			count: 20,
			address: `new${hour}-{n}@list.example`,
		});
		this.umail.happen({ kind: 'unsubscribe', listId, email: `new${hour}-1@list.example` });
		return listId;
	}

	/** What has to have been told, with the highest total of whatever is counted. */
	expected(): Totals {
		const totals = this.totals();
		return Object.fromEntries(
			Object.entries(totals).filter(([name, total]) => total !== this.before[name]),
		);
	}

	/** What the items tell, in the same form. */
	compare(items: readonly IDataObject[]): Totals {
		const told: Record<string, number> = {};
		for (const item of items) {
			const raw = item['raw'];
			const isRow = typeof raw === 'object' && raw !== null;
			const total = isRow ? totalIn(raw) : 0;
			const link = isRow && 'link' in raw && typeof raw.link === 'string' ? raw.link : '';
			const of = textOf(item, item['event'] === 'unsubscribed' ? 'contactListId' : 'taskId');
			const name = [textOf(item, 'event'), of, textOf(item, 'email'), link].join(' ');
			told[name] = Math.max(told[name] ?? 0, total);
		}
		return told;
	}

	private totals(): Record<string, number> {
		const totals: Record<string, number> = {};
		for (const { id } of this.umail.contactLists()) {
			for (const { address } of this.umail.unsubscribed(id)) {
				totals[`unsubscribed ${id} ${address} `] = 1;
			}
		}
		for (const { id, status, failures } of this.umail.tasks()) {
			if (status === 3) totals[`taskFinished ${id}  `] = 1;
			for (const address of Object.keys(failures)) totals[`failed ${id} ${address} `] = 1;
		}
		for (const { taskId, users, clicks } of this.umail.tracks()) {
			for (const { email, opens } of users) totals[`opened ${taskId} ${email} `] = opens.total;
			for (const { email, link, clicks: one } of clicks) {
				totals[`clicked ${taskId} ${email} ${link.url}`] = one.total;
			}
		}
		return totals;
	}
}

function totalIn(raw: object): number {
	for (const name of ['clickTotal', 'openTotal']) {
		// A row of opens has both.
		if (name === 'clickTotal' && 'openTotal' in raw) continue;
		const total: unknown = Reflect.get(raw, name);
		if (typeof total === 'number') return total;
	}
	return 1;
}
