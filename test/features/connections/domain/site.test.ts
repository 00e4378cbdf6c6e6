import { describe, expect, it } from 'vitest';
import { readSite } from '../../../../src/features/connections/domain/site.ts';

describe('the address of a site', () => {
  it.each([
    ['acme.atlassian.net', 'https://acme.atlassian.net'],
    [' https://ACME.atlassian.net/ ', 'https://acme.atlassian.net'],
    ['https://acme.atlassian.net/jira/software/projects/ABC/boards/1?x=1#y', 'https://acme.atlassian.net'],
    ['https://acme.jira.com/browse/ABC-1', 'https://acme.jira.com'],
    ['jira.acme.com', 'https://jira.acme.com'],
    ['jira.acme.com:8443', 'https://jira.acme.com:8443'],
    ['https://jira.acme.com:8443/jira/', 'https://jira.acme.com:8443/jira'],
    ['https://acme.com/tools/jira/browse/ABC-12', 'https://acme.com/tools/jira'],
    ['https://jira.acme.com/secure/Dashboard.jspa', 'https://jira.acme.com'],
  ])('%s is %s', (typed, site) => {
    expect(readSite(typed)).toBe(site);
  });

  it.each([
    '',
    '   ',
    'acme',
    'http://acme.atlassian.net',
    'ftp://acme.atlassian.net',
    'file:///etc/passwd',
    'gopher://acme.com',
    'javascript:alert(1)',
    'https://user:secret@jira.acme.com',
    'https://ana@jira.acme.com',
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://127.1',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://10.0.0.8:8080',
    'https://localhost',
    'https://localhost.',
    'https://jira.localhost',
    'https://metadata.google.internal',
    'https://jira.local',
    'https://jira.corp.',
    'https://',
  ])('%s is none', (typed) => {
    expect(readSite(typed)).toBeNull();
  });
});
