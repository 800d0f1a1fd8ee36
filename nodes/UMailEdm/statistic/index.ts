import { resource } from '../../../operations/operation';
import { exportFailed } from './exportFailed';
import { getBatches } from './getBatches';
import { getDeductions } from './getDeductions';
import { getOverview } from './getOverview';

/** The operations on statistics, as the document's chapter 2 has them. */
export const statistic = resource(
	'Statistic',
	{ exportFailed, getBatches, getDeductions, getOverview },
	'getOverview',
);
