import { readRow } from '../../../gateways/umail/rows';
import {
	sendStatusName,
	TRACK_STATUS_WORDS,
	SEND_STATUS_WORDS,
} from '../../../gateways/umail/words';
import { sendStatusField, trackStatusField } from '../../../nodes/UMailEdm/task/fields';
import { getMany } from '../../../nodes/UMailEdm/task/getMany';

it.each([
	['send_status', '2', { sendStatus: '2', sendStatusName: 'sending' }],
	['send_status', ' -1\r\n', { sendStatus: '-1', sendStatusName: 'held' }],
	['send_status', '7', { sendStatus: '7', sendStatusName: null }],
	['send_status', 'constructor', { sendStatus: 'constructor', sendStatusName: null }],
	['track_status', '0', { trackStatus: '0', trackStatusName: 'nothing' }],
	['addr_type', '1', { addrType: '1', addrTypeName: 'subscription list' }],
	['service_type', 'day', { serviceType: 'day', serviceTypeName: 'per day' }],
	['send_type', 'local', { sendType: 'local', sendTypeName: "U-Mail's platform" }],
	['error_type', '5', { errorType: '5', errorTypeName: 'refused as spam' }],
	['id', '2', { id: '2' }],
])('%s %j has its word beside it', (tag, code, row) => {
	expect(readRow({ [tag]: code })).toEqual(row);
});

it('speaks of a status as a sentence does, with its code where there is no word', () => {
	expect(['3', '9', 'toString'].map(sendStatusName)).toEqual([
		'sent',
		"status '9'",
		"status 'toString'",
	]);
});

// The panel's words are the results' words.
it('has the words that the panel has', () => {
	const filters = getMany.fields.find(({ name }) => name === 'filters')?.options ?? [];
	const choices = filters.flatMap((filter) =>
		'options' in filter && filter.name === 'sendStatus' ? (filter.options ?? []) : [],
	);
	const shown = choices.flatMap((choice) =>
		'value' in choice && choice.value !== 'all' ? [[choice.value, choice.name.toLowerCase()]] : [],
	);
	expect(shown).toHaveLength(6);
	expect(SEND_STATUS_WORDS).toMatchObject(Object.fromEntries(shown));
	const tracked = trackStatusField.options.map(({ name }) => name.toLowerCase());
	expect(Object.values(TRACK_STATUS_WORDS)).toEqual(tracked);
	expect(sendStatusField.displayName).toBe('When to Send');
});
