import type { INodeProperties } from 'n8n-workflow';

/** What a field can have beside what every field has. */
type More = Partial<
	Pick<INodeProperties, 'description' | 'displayOptions' | 'hint' | 'placeholder' | 'required'>
>;

/** A field for text, which is empty at first. */
export function textInput<
	const Name extends string,
	const Rest extends More & Pick<INodeProperties, 'typeOptions'>,
>(displayName: string, name: Name, rest: Rest) {
	// Behind the type, as in n8n's own nodes.
	const { typeOptions } = rest;
	const shape = typeOptions === undefined ? {} : { typeOptions };
	return { displayName, name, type: 'string', ...shape, default: '', ...rest } as const;
}

/** A field for a date and time, which is empty at first. */
export function dateTimeInput<const Name extends string>(
	displayName: string,
	name: Name,
	description: string,
) {
	return { displayName, name, type: 'dateTime', default: '', description } as const;
}

/**
 * An option that decides when something goes: an expression in it that gives nothing is refused by
 * whoever reads it, and never taken for "now".
 */
export function momentInput<const Name extends string>(
	displayName: string,
	name: Name,
	description: string,
) {
	const typeOptions = { isMoment: true };
	return { ...dateTimeInput(displayName, name, description), typeOptions } as const;
}

/** Of every moment: on which clock it counts. */
export const ITS_ZONE =
	"It counts on the clock of this workflow's time zone ('Timezone' in its settings), unless it names one itself.";

/** A field that is on or off. */
export function switchInput<const Name extends string>(
	displayName: string,
	name: Name,
	initial: boolean,
	description: string,
) {
	return { displayName, name, type: 'boolean', default: initial, description } as const;
}

/** A field for one of several values. @param initial the value that it begins with */
export function choiceInput<
	const Name extends string,
	const Rest extends More & Pick<INodeProperties, 'options'>,
>(displayName: string, name: Name, initial: string, rest: Rest) {
	return { displayName, name, type: 'options', default: initial, ...rest } as const;
}

/** A text among the fields. */
export function notice(name: string, displayName: string) {
	return { displayName, name, type: 'notice', default: '' } as const;
}

/** `Options`, of which the user adds those that are wanted. */
export function optionsOf<const Fields extends INodeProperties[]>(options: Fields) {
	return collection('Options', 'options', 'Add option', options);
}

/** `Filters`, of which the user adds those that are wanted. */
export function filtersOf<const Fields extends INodeProperties[]>(options: Fields) {
	return collection('Filters', 'filters', 'Add Filter', options);
}

/** `Additional Fields`, of which the user adds those that are wanted. */
export function additionalFieldsOf<const Fields extends INodeProperties[]>(options: Fields) {
	return collection('Additional Fields', 'additionalFields', 'Add Field', options);
}

/** The name of {@link updateFieldsOf}, whose values of null stand for no change. */
export const UPDATE_FIELDS = 'updateFields';

/** `Update Fields`, of which the user adds those that are to be changed. */
export function updateFieldsOf<const Fields extends INodeProperties[]>(options: Fields) {
	const fields = collection('Update Fields', UPDATE_FIELDS, 'Add Field', options);
	const description =
		'What is to be changed. What is not added stays as it is, and so does a field whose expression gives null; an empty text wipes what is there.';
	return { ...fields, description } as const;
}

function collection<const Name extends string, const Fields extends INodeProperties[]>(
	displayName: string,
	name: Name,
	placeholder: string,
	options: Fields,
) {
	return { displayName, name, type: 'collection', placeholder, default: {}, options } as const;
}
