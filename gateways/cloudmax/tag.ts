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

/** What the vendor calls them (table of options). */
export const OPTIONS = { create: '1', delete: '2', update: '3', clear: '100' } as const;
export const JOB_TYPES = { sms: '1', email: '2' } as const;
export const CLASSES = { normal: '0', blacklist: '1', whitelist: '2' } as const;

/** Throws where the handle is empty, whoever calls: the vendor is never asked to guess the tag. */
export function writtenKey(key: CloudmaxTagKey): Record<string, string> {
	const [name, value] = 'id' in key ? ['GroupID', key.id] : ['GroupName', key.name];
	if (value.trim() === '') throw new RangeError(`${name} is empty`);
	return { [name]: value };
}
