import type { Compose, Composed } from './composed';

/** Messages that are kept from when they were looked at until they leave: each can be large. */
const MOST_KEPT = 100;

/**
 * Reads the items of a send, and lets them be looked at before it is their turn: parameters are read
 * once all the same. A message is made again where too many would have to be kept.
 */
export class ItemReader<Params, Content> {
	private readonly early = new Map<
		number,
		{ readonly params: Params; readonly composed: Composed<Content> | undefined }
	>();
	private kept = 0;

	constructor(
		private readonly sender: {
			read(itemIndex: number): Params;
			readonly compose: Compose<Params, Content>;
		},
	) {}

	/** The parameters of an item whose turn it is. Throws what reading them throws. */
	read(itemIndex: number): Params {
		return this.early.get(itemIndex)?.params ?? this.sender.read(itemIndex);
	}

	/** The message of an item whose turn it is. Rejects with what composing it throws. */
	async compose(params: Params, itemIndex: number): Promise<Composed<Content>> {
		const composed = this.early.get(itemIndex)?.composed;
		this.early.delete(itemIndex);
		if (composed === undefined) return await this.sender.compose(params, itemIndex);
		this.kept--;
		return composed;
	}

	/** An item whose turn is still to come; undefined where it cannot be sent. */
	async lookAt(
		itemIndex: number,
	): Promise<{ params: Params; composed: Composed<Content> } | undefined> {
		try {
			const params = this.read(itemIndex);
			this.early.set(itemIndex, { params, composed: undefined });
			const composed = await this.sender.compose(params, itemIndex);
			if (this.kept < MOST_KEPT) {
				this.kept++;
				this.early.set(itemIndex, { params, composed });
			}
			return { params, composed };
		} catch {
			// It says so itself when its turn comes.
			return undefined;
		}
	}
}
