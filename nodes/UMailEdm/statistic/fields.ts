import { notice } from '../../../operations/parameters/fields';

/** Where the IDs of the statistics lead. */
export const statisticNotice = notice(
	'statisticNotice',
	"'taskIdent' of a batch is its <code>Batch</code> in Tracking. U-Mail counts by batch, and tracks, only tasks that are sent through its own platform: there is nothing for mail that goes through a server of yours.",
);
