import type { IDataObject } from 'n8n-workflow';
import { loadState, saveState, type PollState } from '../../../operations/polling/pollState';

const STATE: PollState = {
	owner: 'owner',
	next: 'left 2',
	events: { left: { scope: 'all', readAt: 1, marks: { '16': '2 a' }, missing: { '16': 5 } } },
};
const EMPTY: PollState = { owner: 'owner', next: '', events: {} };

function stored(): IDataObject {
	const staticData: IDataObject = { another: 'of the workflow' };
	saveState(staticData, STATE);
	return staticData;
}

test('what is saved is loaded after it has been text', () => {
	const staticData: unknown = JSON.parse(JSON.stringify(stored()));
	const read: IDataObject = {};
	Object.assign(read, staticData);
	expect(read['another']).toBe('of the workflow');
	expect(loadState(read, 'owner')).toEqual(STATE);
});

test('another owner begins anew', () => {
	expect(loadState(stored(), 'someone')).toEqual({ ...EMPTY, owner: 'someone' });
});

test.each([
	['nothing', undefined],
	['no object', 'text'],
	['null', null],
	['a list', []],
	['no events', { owner: 'owner' }],
	['events of no form', { owner: 'owner', next: 7, events: { left: 'x', opened: { scope: 1 } } }],
])('%s is read as the state before the first poll', (_what, polling) => {
	expect(loadState({ polling }, 'owner')).toEqual(EMPTY);
});

test('marks of no form are left out', () => {
	const ledger = { scope: 'all', readAt: 1, marks: { '1': 5, '2': 'x' }, missing: { '2': 'x' } };
	const { events } = loadState({ polling: { owner: 'owner', events: { left: ledger } } }, 'owner');
	expect(events).toEqual({ left: { scope: 'all', readAt: 1, marks: { '2': 'x' }, missing: {} } });
});
