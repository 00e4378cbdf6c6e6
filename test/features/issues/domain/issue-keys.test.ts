import { describe, expect, it } from 'vitest';
import { issueKeysIn, readIssueText, readTieText } from '../../../../src/features/issues/domain/issue-keys.ts';

describe('keys of issues in words', () => {
  it.each([
    ['Fix ABC-3 and ABC-3, then X2_Y-10', ['ABC-3', 'X2_Y-10']],
    ['T-12 is a task of ours', []],
    ['abc-3 in small letters is none, nor is UTF-8-1', []],
    ['https://acme.atlassian.net/browse/ABC-3 is an address', []],
    ['ABC-0 and ABC-1.5 and ABC-1-2', []],
  ])('%s', (text, keys) => {
    expect(issueKeysIn(text)).toEqual(keys);
  });
});

describe('the words that name an issue', () => {
  it.each([
    ['jira ABC-3', 'ABC-3'],
    ['Jira <https://acme.atlassian.net/browse/ABC-3|x>', 'ABC-3'],
    ['jira T-12', null],
    ['jira ABC-3 is slow', null],
    ['jira', null],
    ['fix ABC-3', null],
  ])('%s', (text, key) => {
    expect(readIssueText(text)).toBe(key);
  });
});

describe('the words that tie', () => {
  it.each([
    ['jira T-12 ABC-3', { number: 12, key: 'ABC-3', untie: false }],
    ['T-12 jira abc-3', { number: 12, key: 'ABC-3', untie: false }],
    ['Jira t-12 <https://acme.atlassian.net/browse/ABC-3?x=1|ABC-3>', { number: 12, key: 'ABC-3', untie: false }],
    ['jira T-12', { number: 12, key: null, untie: false }],
    ['jira T-12 off', { number: 12, key: null, untie: true }],
    ['jira import for the team', null],
    ['jira T-12 needs a new field', null],
    ['jira ABC-3', null],
    ['jira', null],
  ])('%s', (text, read) => {
    expect(readTieText(text)).toEqual(read);
  });
});
