/** Where each kind of id starts: far apart, so that one kind taken for another is found out. */
const FIRST = {
	contactList: 101,
	contact: 500_001,
	template: 1_001,
	subject: 31_001,
	attachment: 901,
	task: 20_001,
	track: 700_001,
	email: 8_000_001,
	link: 3_001,
	click: 6_000_001,
	contactFile: 1,
};

export type IdKind = keyof typeof FIRST;

/** Gives out ids, all of them text. */
export class Ids {
	private readonly next = new Map<IdKind, number>();

	take(kind: IdKind): string {
		const id = this.next.get(kind) ?? FIRST[kind];
		this.next.set(kind, id + 1);
		return `${id}`;
	}

	clear(): void {
		this.next.clear();
	}
}
