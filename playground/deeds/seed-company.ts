import type { LocalSlack } from '../slack/open-slack.ts';
import type { Deeds } from './create-deeds.ts';

/** TODO placeholder */
export async function seedCompany(_needs: { deeds: Deeds; slack: LocalSlack }): Promise<void> {}
