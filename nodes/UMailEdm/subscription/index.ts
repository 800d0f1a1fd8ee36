import { resource } from '../../../operations/operation';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';

export const subscription = resource('Subscription', { subscribe, unsubscribe }, 'subscribe');
