import { flagArg, type Method, pageOf, refuse, textArg } from './method.ts';

export const authTest: Method = ({ workspace, origin }) => ({
  ok: true,
  url: `${origin}/`,
  team: workspace.name,
  user: 'muster',
  team_id: workspace.teamId,
  user_id: workspace.botUserId,
  bot_id: workspace.botId,
  ...(workspace.enterpriseId === null ? {} : { enterprise_id: workspace.enterpriseId }),
  is_enterprise_install: false,
});

export const teamInfo: Method = ({ workspace }) => ({
  ok: true,
  team: {
    id: workspace.teamId,
    name: workspace.name,
    domain: workspace.domain,
    ...(workspace.enterpriseId === null ? {} : { enterprise_id: workspace.enterpriseId }),
  },
});

export const usersList: Method = ({ world, workspace }, args) => {
  const page = pageOf([...workspace.users.values()], args, 0x7fffffff);
  if (page === null) return refuse('invalid_cursor');
  return {
    ok: true,
    members: page.page.map((user) => withLocale(user, args)),
    cache_ts: Math.floor(world.now() / 1000),
    response_metadata: { next_cursor: page.next },
  };
};

export const usersInfo: Method = ({ workspace }, args) => {
  const user = workspace.users.get(textArg(args, 'user'));
  return user === undefined ? refuse('user_not_found') : { ok: true, user: withLocale(user, args) };
};

function withLocale(user: Record<string, unknown>, args: Record<string, unknown>): Record<string, unknown> {
  const { locale, ...rest } = user;
  return flagArg(args, 'include_locale') ? { ...rest, locale } : rest;
}
