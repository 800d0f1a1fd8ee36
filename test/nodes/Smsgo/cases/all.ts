import { accountCases } from './account';
import type { OperationCase } from './case';
import { smsCases } from './sms';

/** Every operation that reads or writes; those that send have tests of their own. */
export const operationCases: readonly OperationCase[] = [...accountCases, ...smsCases];
