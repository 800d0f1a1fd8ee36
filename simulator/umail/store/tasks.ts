import { createHash } from 'node:crypto';

import type { Cancel, Clock } from '../../base/clock';
import { Store } from '../../base/store';
import { ControlError } from '../../base/control/controlError';
import { formatWallTime } from '../../base/wallTime';
import type { AccountData } from '../account';
import type { UMailSettings } from '../settings';
import type { ContactLists } from './contactLists';
import { fateOf } from './fates';
import type { Ids } from './ids';
import { DONE, HOLD, SENDING, type SendStatus, type Task, type TaskDetails, WAITING } from './task';
import type { Tracks } from './tracks';

export interface TaskWorld {
	readonly clock: Clock;
	readonly ids: Ids;
	readonly lists: ContactLists;
	readonly tracks: Tracks;
	readonly settings: UMailSettings;
	readonly account: AccountData;
	/** Takes what was sent off the account. */
	charge(quantity: number): void;
}

/** The customer's tasks. A waiting one is sent at its time, on the simulator's clock. */
export class Tasks extends Store<Task> {
	private readonly planned = new Map<string, Cancel>();

	constructor(private readonly world: TaskWorld) {
		super(({ id }) => id);
	}

	/** @throws ControlError where there is no such task. */
	known(id: string): Task {
		const task = this.find(id);
		if (task === undefined) throw new ControlError(`There is no task '${id}'`);
		return task;
	}

	findByIdent(ident: string): Task | undefined {
		return this.all().find((task) => task.ident === ident);
	}

	/** Makes a task that is held (-1), waits for its time (1) or is sent at once (2). */
	add(details: TaskDetails, status: typeof HOLD | typeof WAITING | typeof SENDING): Task {
		const { clock, ids, lists, settings } = this.world;
		const isReviewed = status === SENDING && settings.underReview;
		const id = ids.take('task');
		const task = this.put<Task>({
			...details,
			...(isReviewed ? { sendTime: clock.now() + settings.reviewMs } : {}),
			id,
			trackId: ids.take('track'),
			ident: this.identOf(id, details.sendTime ?? clock.now()),
			created: clock.now(),
			status: status === HOLD ? HOLD : WAITING,
			sendQtyRemark: lists.contactsOf(details.listId).length,
			timeStart: null,
			timeEnd: null,
			recipients: [],
			failures: new Map(),
		});
		if (status === SENDING && !isReviewed) this.start(task);
		else this.plan(task);
		return task;
	}

	/** Changes a task that has not been sent yet. */
	change(task: Task, details: Partial<TaskDetails>, status?: SendStatus): void {
		Object.assign(task, details);
		task.sendQtyRemark = this.world.lists.contactsOf(task.listId).length;
		if (status !== undefined) task.status = status;
		this.unplan(task.id);
		this.plan(task);
	}

	/** Gives a task a status from outside: 2 starts it at once, 3 has it sent at once. */
	force(task: Task, status: SendStatus): void {
		this.unplan(task.id);
		if (status === SENDING || (status === DONE && task.timeStart === null)) this.start(task);
		if (status === DONE && task.status === SENDING) {
			this.unplan(task.id);
			this.end(task);
		} else if (status !== SENDING) task.status = status;
		this.plan(task);
	}

	override remove(id: string): void {
		this.unplan(id);
		this.world.tracks.remove(id);
		super.remove(id);
	}

	override clear(): void {
		super.clear();
		this.planned.clear();
	}

	private plan(task: Task): void {
		const isWaiting = task.status === WAITING && task.timeStart === null;
		if (!isWaiting || task.sendTime === null) return;
		const start = () => {
			this.start(task);
		};
		this.planned.set(task.id, this.world.clock.at(task.sendTime, start));
	}

	private unplan(id: string): void {
		this.planned.get(id)?.();
		this.planned.delete(id);
	}

	private start(task: Task): void {
		const { clock, lists, tracks, settings, account } = this.world;
		if (account.serviceStatus === 'disabled') return;
		const contacts = lists.contactsOf(task.listId);
		const chosen = task.sendQty === 0 ? contacts : contacts.slice(0, task.sendQty);
		task.recipients = chosen.map(({ address, fullname }) => ({ address, fullname }));
		task.status = SENDING;
		task.timeStart = clock.now();
		tracks.begin(task);
		const end = () => {
			this.end(task);
		};
		this.planned.set(task.id, clock.after(settings.sendDurationMs, end));
	}

	private end(task: Task): void {
		const { clock, tracks } = this.world;
		this.planned.delete(task.id);
		task.status = DONE;
		task.timeEnd = clock.now();
		for (const { address } of task.recipients) {
			const { failure } = fateOf(address);
			if (failure !== undefined) task.failures.set(address, failure);
		}
		this.world.charge(task.recipients.length - task.failures.size);
		tracks.fill(task, clock.now());
	}

	private identOf(id: string, sendTime: number): string {
		const digits = createHash('sha1').update(id).digest('hex').slice(0, 6).toUpperCase();
		return `${formatWallTime(sendTime, 'YYYYMMDD')}-${this.world.account.customerId}-${digits}`;
	}
}
