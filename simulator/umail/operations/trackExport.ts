import { exportFile, linesOf, madeUpAddress } from '../exports';
import { type Operation, soleOperation } from '../operation';
import { badParameter, unknownRecord } from '../refused';
import type { UMailState } from '../state';
import type { TrackedUser } from '../store/track';

/** 3.4: tracked addresses; the form of the lines is the setting `trackExportForm`. */
export function trackExportOperations(state: UMailState): readonly Operation[] {
	const line = ({ email, fullname, opens, clicks }: TrackedUser) =>
		state.settings.trackExportForm === 'address'
			? email
			: [email, fullname, opens.total, clicks.total].join('\t');
	const madeUp = (index: number) =>
		state.settings.trackExportForm === 'address'
			? madeUpAddress(index)
			: `${madeUpAddress(index)}\t客户${index + 1}\t1\t0`;
	return [
		soleOperation('trackexport', (parameters) => {
			const trackId = parameters.text('track_id');
			if (trackId === '') throw badParameter('track_id');
			const track = state.tracks.find(trackId);
			if (track === undefined) throw unknownRecord('track');
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
			return exportFile('track.txt', linesOf(users.map(line)), madeUp, state.settings);
		}),
	];
}
