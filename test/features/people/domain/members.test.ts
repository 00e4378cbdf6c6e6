import { describe, expect, it } from 'vitest';
import { chooseProfiles, profileChange, toProfile } from '../../../../src/features/people/domain/members.ts';
import { slackMember, userId } from '../world.ts';

const at = (second: number) => new Date(Date.UTC(2026, 1, 1, 0, 0, second));
const ana = (values: Parameters<typeof slackMember>[1] = {}) =>
  toProfile(slackMember('ana', { updatedAt: at(5), ...values }));
const known = new Map([[userId('ana'), ana()]]);

describe('which profiles are written', () => {
  it.each([
    ['an older one', ana({ updatedAt: at(4), name: 'Old' }), 0],
    ['the same again', ana(), 0],
    ['another one of the same second', ana({ name: 'Other' }), 1],
    ['a newer one', ana({ updatedAt: at(6), name: 'New' }), 1],
    ['a newer one that says the same, as its time must be kept', ana({ updatedAt: at(6) }), 1],
    ['a stranger’s', toProfile(slackMember('bo')), 1],
  ])('%s', (_, profile, count) => {
    expect(chooseProfiles(known, [profile])).toHaveLength(count);
  });

  it('stand in one order whatever order they came in, so that two writers never wait for each other', () => {
    const profiles = ['cy', 'ana', 'dee', 'bo'].map((id) => toProfile(slackMember(id)));
    const order = (list: typeof profiles) => chooseProfiles(new Map(), list).map((profile) => profile.name);
    expect(order(profiles)).toEqual(['Ana', 'Bo', 'Cy', 'Dee']);
    expect(order(profiles.toReversed())).toEqual(['Ana', 'Bo', 'Cy', 'Dee']);
  });
});

describe('what the history says about a profile', () => {
  it('is only what changed', () => {
    const moved = ana({ timeZone: 'Asia/Tokyo', deactivated: true, updatedAt: at(9) });
    expect(profileChange(ana(), moved)).toEqual({
      before: { timeZone: 'Europe/Berlin', deactivatedAt: null },
      after: { timeZone: 'Asia/Tokyo', deactivatedAt: at(9) },
    });
  });

  it('is nothing when only Slack’s time moved', () => {
    expect(profileChange(ana(), ana({ updatedAt: at(9) }))).toBeNull();
  });
});
