import { accepted, type Outcome } from '../../messaging/outcome';
import { Connection, type ConnectionOptions } from '../../transport/undici/connection';
import type { HttpRequest } from '../../transport/request';
import type { CloudmaxAccount, CloudmaxCarrier } from './account';
import { readAnswer, type CloudmaxAnswer } from './answer';
import {
	buildClear,
	buildCreate,
	buildDelete,
	buildFromUrl,
	buildUpdate,
	type CloudmaxTag,
	type CloudmaxTagChanges,
	type CloudmaxTagKey,
} from './tags';

/** Most connections to Cloudmax in one process. The vendor names no limit. */
export const CLOUDMAX_CONNECTIONS = 50;

/**
 * The operations on tags, typed, on one connection. All of them change something, so nothing is
 * repeated that may have been carried out.
 */
export class CloudmaxClient {
	private readonly connection: Connection;

	constructor(
		private readonly account: CloudmaxAccount,
		options: Omit<ConnectionOptions, 'connections' | 'secrets'>,
	) {
		this.connection = new Connection({
			...options,
			connections: CLOUDMAX_CONNECTIONS,
			secrets: [account.password],
		});
	}

	/** Makes a tag; gives its id, or null where the vendor confirms the tag and tells no id. */
	async create(tag: CloudmaxTag, carrier: CloudmaxCarrier): Promise<Outcome<string | null>> {
		return idOf(await this.write(buildCreate(this.account, tag, carrier)));
	}

	/** Makes a tag as a document says that the vendor fetches from `xmlUrl`, which ends in `.xml`. */
	async createFromUrl(xmlUrl: string): Promise<Outcome<string | null>> {
		return idOf(await this.write(buildFromUrl(this.account, 'create', xmlUrl)));
	}

	/** Changes name or description of a tag. */
	async update(
		key: CloudmaxTagKey,
		changes: CloudmaxTagChanges,
		carrier: CloudmaxCarrier,
	): Promise<Outcome<CloudmaxAnswer>> {
		return await this.write(buildUpdate(this.account, key, changes, carrier));
	}

	/** Changes a tag as a document says that the vendor fetches from `xmlUrl`, which ends in `.xml`. */
	async updateFromUrl(xmlUrl: string): Promise<Outcome<CloudmaxAnswer>> {
		return await this.write(buildFromUrl(this.account, 'update', xmlUrl));
	}

	/** Deletes a tag. */
	async delete(key: CloudmaxTagKey, carrier: CloudmaxCarrier): Promise<Outcome<CloudmaxAnswer>> {
		return await this.write(buildDelete(this.account, key, carrier));
	}

	/** Takes every recipient out of a tag. */
	async clear(id: string, carrier: CloudmaxCarrier): Promise<Outcome<CloudmaxAnswer>> {
		return await this.write(buildClear(this.account, id, carrier));
	}

	private async write(request: HttpRequest): Promise<Outcome<CloudmaxAnswer>> {
		return await this.connection.exchange(request, readAnswer);
	}
}

function idOf(outcome: Outcome<CloudmaxAnswer>): Outcome<string | null> {
	if (outcome.outcome !== 'accepted') return outcome;
	const { groupid = '' } = outcome.value;
	return accepted(groupid === '' ? null : groupid);
}
