import type { HttpRequest } from '../../transport/request';
import {
	cloudmaxRequest,
	cloudmaxRequestFromUrl,
	type CloudmaxAccount,
	type CloudmaxCarrier,
} from './account';

/** A tag by exactly one of its two handles. The same name may exist for SMS and for e-mail. */
export type CloudmaxTagKey = { readonly id: string } | { readonly name: string };

/** What a tag marks: phone numbers or e-mail addresses. */
export type CloudmaxJobType = 'sms' | 'email';

/** What being in a tag means for a recipient. */
export type CloudmaxTagClass = 'normal' | 'blacklist' | 'whitelist';

/** A tag that is to be made. */
export interface CloudmaxTag {
	readonly name: string;
	readonly jobType: CloudmaxJobType;
	readonly tagClass: CloudmaxTagClass;
	/** Empty for none. */
	readonly description: string;
}

/** What is to be changed of a tag; what is empty stays as it is. */
export interface CloudmaxTagChanges {
	readonly newName: string;
	readonly description: string;
	/**
	 * Listed for option 3, without saying whether it finds the tag by its type or changes the type;
	 * undefined sends none, as the sample form does.
	 */
	readonly jobType: CloudmaxJobType | undefined;
}

const OPTIONS = { create: '1', delete: '2', update: '3', clear: '100' } as const;
const JOB_TYPES = { sms: '1', email: '2' } as const;
const CLASSES = { normal: '0', blacklist: '1', whitelist: '2' } as const;

/**
 * The request that makes a tag (option 1). Its type is always said: without one the vendor takes it
 * for an e-mail tag.
 */
export function buildCreate(
	account: CloudmaxAccount,
	{ name, jobType, tagClass, description }: CloudmaxTag,
	carrier: CloudmaxCarrier,
): HttpRequest {
	const parameters = {
		JobType: JOB_TYPES[jobType],
		GroupName: name,
		GroupClass: CLASSES[tagClass],
		Description: description,
	};
	return cloudmaxRequest(account, OPTIONS.create, parameters, carrier);
}

/** The request that changes name or description of a tag (option 3). */
export function buildUpdate(
	account: CloudmaxAccount,
	key: CloudmaxTagKey,
	{ newName, description, jobType }: CloudmaxTagChanges,
	carrier: CloudmaxCarrier,
): HttpRequest {
	const parameters = {
		...written(key),
		JobType: jobType === undefined ? '' : JOB_TYPES[jobType],
		NewGroupName: newName,
		Description: description,
	};
	return cloudmaxRequest(account, OPTIONS.update, parameters, carrier);
}

/** The request that deletes a tag (option 2). */
export function buildDelete(
	account: CloudmaxAccount,
	key: CloudmaxTagKey,
	carrier: CloudmaxCarrier,
): HttpRequest {
	return cloudmaxRequest(account, OPTIONS.delete, written(key), carrier);
}

/** The request that takes every recipient out of a tag (option 100), which only an id names. */
export function buildClear(
	account: CloudmaxAccount,
	id: string,
	carrier: CloudmaxCarrier,
): HttpRequest {
	return cloudmaxRequest(account, OPTIONS.clear, written({ id }), carrier);
}

/** The request that makes or changes a tag as a document says that the vendor fetches. */
export function buildFromUrl(
	account: CloudmaxAccount,
	action: 'create' | 'update',
	xmlUrl: string,
): HttpRequest {
	return cloudmaxRequestFromUrl(account, OPTIONS[action], xmlUrl);
}

/** Throws where the handle is empty, whoever calls: the vendor is never asked to guess the tag. */
function written(key: CloudmaxTagKey): Record<string, string> {
	const [name, value] = 'id' in key ? ['GroupID', key.id] : ['GroupName', key.name];
	if (value.trim() === '') throw new RangeError(`${name} is empty`);
	return { [name]: value };
}
