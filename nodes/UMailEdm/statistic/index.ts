import { resource } from '../../../operations/operation';
import { exportFailed } from './exportFailed';
import { getBatches } from './getBatches';
import { getDeductions } from './getDeductions';
import { getOverview } from './getOverview';

export const statistic = resource(
	'Statistic',
	{ exportFailed, getBatches, getDeductions, getOverview },
	'getOverview',
);
