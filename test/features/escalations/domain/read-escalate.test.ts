import { describe, expect, it } from 'vitest';
import { readEscalate } from '../../../../src/features/escalations/domain/read-escalate.ts';

describe('the text after /task', () => {
  it.each([
    ['escalate T-12', { number: 12, kind: null, reason: '' }],
    ['Escalate t-012: ', { number: 12, kind: null, reason: '' }],
    ['escalate 12', { number: 12, kind: null, reason: '' }],
    ['escalate T-12 dispute', { number: 12, kind: 'dispute', reason: '' }],
    ['escalate T-12 Dispute: who owns the login?', { number: 12, kind: 'dispute', reason: 'who owns the login?' }],
    [
      'escalate T-12 resource conflict with the other team',
      { number: 12, kind: 'resource', reason: 'with the other team' },
    ],
    ['escalate T-12 resource conflicts everywhere', { number: 12, kind: 'resource', reason: 'conflicts everywhere' }],
    ['escalate T-12 scope creep', { number: 12, kind: 'scope', reason: '' }],
    ['escalate T-12 technical\ndisagreement\nabout SQL', { number: 12, kind: 'technical', reason: 'about SQL' }],
    ['escalate T-12 we can’t agree', { number: 12, kind: null, reason: 'we can’t agree' }],
  ])('%s is this verb', (text, read) => {
    expect(readEscalate(text)).toEqual(read);
  });

  it.each([
    'escalate',
    'escalate the outage to Bo',
    'escalate 3 tickets',
    'deescalate T-12',
    'escalate T-0',
    'Escalated T-12',
  ])('%s is a title', (text) => {
    expect(readEscalate(text)).toBeNull();
  });
});
