import { textInput } from '../../../operations/parameters/fields';

/** The subscription list that an operation works on; whether contact lists share its IDs is unknown. */
export const listIdField = textInput('Subscription List ID', 'listId', {
	required: true,
	placeholder: 'e.g. 16',
	description: 'The ID of the subscription list, as U-Mail shows it on the web',
});
