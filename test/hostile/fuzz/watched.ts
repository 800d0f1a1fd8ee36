import { watchCalls } from './called';

// Imported before all that is to be watched.
if (process.argv.includes('--watched')) watchCalls();
