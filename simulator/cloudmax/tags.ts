import { ControlError } from '../base/control/controlError';
import { Store } from '../base/store';
import type { CloudmaxSettings } from './settings';

/** 1 SMS, 2 e-mail addresses. */
export type JobType = 1 | 2;
/** 0 normal, 1 blacklist, 2 whitelist. */
export type GroupClass = 0 | 1 | 2;

/** A tag: a named list of phone numbers or e-mail addresses. */
export interface Tag {
	/** Digits; a number for the gateway, a text for everyone else. */
	readonly id: string;
	/** Login name of the account it belongs to. */
	readonly owner: string;
	readonly name: string;
	readonly jobType: JobType;
	readonly groupClass: GroupClass;
	readonly description: string;
	readonly members: readonly string[];
}

const FIRST_ID = 1_001;

/** The tags of all accounts, in the order in which they were added. */
export class TagStore extends Store<Tag> {
	private nextId = FIRST_ID;

	constructor(private readonly settings: () => Readonly<CloudmaxSettings>) {
		super(({ id }) => id);
	}

	/** The account's tag with this id. */
	ofOwner(owner: string, id: string): Tag | undefined {
		const tag = this.find(id);
		return tag?.owner === owner ? tag : undefined;
	}

	/** The account's tags with this name, in one job type or in any. */
	byName(owner: string, name: string, jobType?: JobType): readonly Tag[] {
		const wanted = this.key(name);
		return this.all().filter(
			(tag) =>
				tag.owner === owner &&
				this.key(tag.name) === wanted &&
				(jobType === undefined || tag.jobType === jobType),
		);
	}

	/** Whether a tag other than `except` stands in the way of this name. */
	isTaken(owner: string, name: string, jobType: JobType, except?: Tag): boolean {
		const scope = this.settings().namesUniquePer === 'jobType' ? jobType : undefined;
		return this.byName(owner, name, scope).some(({ id }) => id !== except?.id);
	}

	/**
	 * Adds a tag; without an id it gets the next free one.
	 * @throws ControlError when the id is taken.
	 */
	add(tag: Omit<Tag, 'id'>, id?: string): Tag {
		const added = { id: id ?? this.freeId(), ...tag };
		if (this.byId.has(added.id)) throw new ControlError(`There is a tag ${added.id} already`);
		return this.put(added);
	}

	/** Changes a tag; it keeps its place. */
	change(tag: Tag, changes: Partial<Omit<Tag, 'id' | 'owner'>>): Tag {
		return this.put({ ...tag, ...changes });
	}

	/** @throws ControlError where there is no such tag. */
	addMembers(id: string, members: readonly string[]): Tag {
		const tag = this.find(id);
		if (tag === undefined) throw new ControlError(`There is no tag ${id}`, 404);
		return this.change(tag, { members: [...tag.members, ...members] });
	}

	override clear(): void {
		super.clear();
		this.nextId = FIRST_ID;
	}

	private freeId(): string {
		while (this.byId.has(`${this.nextId}`)) this.nextId++;
		return `${this.nextId++}`;
	}

	private key(name: string): string {
		return this.settings().nameCase === 'insensitive' ? name.toLowerCase() : name;
	}
}
