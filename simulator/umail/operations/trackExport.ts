import { exportFile, linesOf, madeUpAddress } from '../exports';
import { type Operation, soleOperation } from '../operation';
import type { UMailState } from '../state';
import type { TrackedUser } from '../store/track';

function line(state: UMailState, { email, fullname, opens, clicks }: TrackedUser): string {
	const isShort = state.settings.trackExportForm === 'address';
	return isShort ? email : [email, fullname, opens.total, clicks.total].join('\t');
}

function madeUp(state: UMailState, index: number): string {
	const isShort = state.settings.trackExportForm === 'address';
	return isShort ? madeUpAddress(index) : `${madeUpAddress(index)}\t客户${index + 1}\t1\t0`;
}

/** 3.4: tracked addresses; the form of the lines is the setting `trackExportForm`. */
export const trackExportOperations: readonly Operation[] = [
	soleOperation('trackexport', (state, parameters) => {
		const track = parameters.named('track_id', 'track', (id) => state.tracks.find(id));
		const isClick = parameters.text('is_click') === '1';
		const linkId = parameters.text('link_id');
		const emailId = parameters.text('email_id');
		const clicked = new Set(track.clicks(linkId).map(({ email }) => email));
		const users = [...track.users.values()].filter(
			(user) =>
				(!isClick || user.clicks.total > 0) &&
				(linkId === '' || clicked.has(user.email)) &&
				(emailId === '' || user.emailId === emailId),
		);
		const lines = linesOf(users.map((user) => line(state, user)));
		return exportFile('track.txt', lines, (index) => madeUp(state, index), state.settings);
	}),
];
