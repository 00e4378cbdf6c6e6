import { describe, expect, it } from 'vitest';
import { isUploadAddress } from '../../../src/adapters/slack/answer-address.ts';

const SLACK = 'https://slack.com/api/';
const LOCAL = 'http://127.0.0.1:4000/api/';

describe('a file goes', () => {
  it.each([
    ['https://files.slack.com/upload/v1/abc', SLACK],
    ['https://files.slack-gov.com/upload/v1/abc', SLACK],
    ['http://127.0.0.1:4000/upload/T1/F1', LOCAL],
  ])('to %s', (url, api) => {
    expect(isUploadAddress(url, api)).toBe(true);
  });

  it.each([
    ['http://files.slack.com/upload/v1/abc', SLACK],
    ['https://files.slack.com.evil.example/upload', SLACK],
    ['https://evil@files.slack.com/upload', SLACK],
    ['https://slack.com/upload', SLACK],
    ['http://127.0.0.1:4001/upload/T1/F1', LOCAL],
    ['http://169.254.169.254/latest', LOCAL],
    ['not an address', LOCAL],
  ])('not to %s', (url, api) => {
    expect(isUploadAddress(url, api)).toBe(false);
  });
});
