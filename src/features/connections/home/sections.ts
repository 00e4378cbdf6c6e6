import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { apiKeysHome } from './api-keys.ts';
import { githubHome } from './github.ts';
import { jiraHome } from './jira.ts';

/** This feature's parts of Home, tab Settings: for admins alone. */
export const connectionsHome = (needs: Ports): readonly HomeSection[] => [
  githubHome(needs),
  jiraHome(needs),
  ...apiKeysHome(needs),
];
