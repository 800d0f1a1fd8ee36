import { resource } from '../../../operations/operation';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';

/** The operations on subscriptions, as the document's chapter 4 has them. */
export const subscription = resource('Subscription', { subscribe, unsubscribe }, 'subscribe');
