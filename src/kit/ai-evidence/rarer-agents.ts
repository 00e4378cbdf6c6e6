import type { KnownAgent } from './tools.ts';

/** The known agents that are rarer: told apart from the others, not from each other. */
export const rarerAgents: KnownAgent = {
  tool: 'other',
  logins: list(`
    factory-droid, factorydroid, openhands-agent, openhands-ai, openhands, sweep-ai, sweep-nightly,
    codegen-sh, amazon-q-developer, amazon-q, amazonq, lovable-dev, gpt-engineer-app, v0-bot,
    bolt-new-by-stackblitz, roomote, roomote-v0, roomote-agent, kiro-agent, jetbrains-junie, junie-agent,
    opencode-agent, kilo-code, kilo-code-bot, kiloconnect, tembo-io, coderabbitai, ellipsis-dev, replit-agent,
    oz-agent, qwen-code, augmentcode, augment-agent, mentatbot, blackboxai, goose-agent, cosine-genie,
    cosineai, continue-agent, continuedev, zencoderai, qodo-merge-pro, charliecreates, charliehelps, solverai,
    patchwork-bot, sourcery-ai-bot, tabnine-bot, cline-bot, droid-factory
  `),
  bots: list(`
    opencode, kiro, junie, cline, v0, bolt, tembo, warp, grok, goose, continue, droid, replit, charlie, trae
  `),
  emails: list(`
    openhands@all-hands.dev, noreply@opencode.ai, opencode@opencode.ai, noreply@sst.dev, droid@factory.ai,
    noreply@factory.ai, crush@charm.land, crush@charm.sh, qwen-coder@alibabacloud.com,
    noreply@alibabacloud.com, agent@warp.dev, oz-agent@warp.dev, noreply@warp.dev, roomote@roocode.com,
    noreply@roocode.com, roo@roocode.com, noreply@kiro.dev, kiro@amazon.com, kiro-agent@amazon.com,
    noreply@kiro.aws, junie@jetbrains.com, noreply@cline.bot, cline@cline.bot, noreply@kilocode.ai,
    noreply@continue.dev, agent@continue.dev, noreply@tabnine.com, noreply@zed.dev, agent@zed.dev,
    traecli@bytedance.com, noreply@trae.ai, agent@replit.com, noreply@lovable.dev, v0@vercel.com,
    noreply@v0.dev, noreply@bolt.new, grok@x.ai, noreply@x.ai, goose@block.xyz, kimi@moonshot.ai,
    noreply@moonshot.ai, noreply@moonshot.cn, agent@augmentcode.com, noreply@augmentcode.com,
    auggie@augmentcode.com, noreply@deepseek.com, noreply@mistral.ai, vibe@mistral.ai, noreply@blackbox.ai,
    chatgpt@openai.com, cody@sourcegraph.com
  `),
  names: list(`
    chatgpt*, gpt-4*, gpt-5*, gpt-oss*, factory droid*, openhands*, open hands, opencode*, qwen-coder*,
    qwen code*, qwen3*, roo code*, roomote, kilo code*, amazon q*, q developer, amazon codewhisperer,
    jetbrains junie, jetbrains ai*, junie ai, crush ai, replit agent*, replit ai, warp agent, warp ai, zed ai,
    zed agent, augment agent, augment code*, auggie*, lovable dev, trae cli, trae ai, tabnine*,
    sourcegraph cody, cody ai, deepseek*, grok code*, grok 3*, grok 4*, kimi k2*, kimi code*, mistral vibe,
    devstral*, codestral*, kiro agent, kiro cli, kiro ide, cline ai, cline bot, goose ai, block goose,
    sweep ai, codegen agent, bolt.new, v0.dev, v0.app, blackbox ai, github spark, continue agent, llama 3*,
    glm-4*, minimax-m*
  `),
  words: list(`
    droid, crush, kiro, junie, cline, warp, goose, continue, lovable, v0, bolt, grok, zed, kimi, cody,
    augment, trae, sweep, codegen, qwen, tembo
  `),
  sites: list(`
    opencode.ai, charm.land, github.com/charmbracelet/crush, continue.dev, factory.ai, app.all-hands.dev,
    all-hands.dev, openhands.dev, roocode.com, kiro.dev, cline.bot, kilocode.ai, warp.dev, www.warp.dev,
    lovable.dev, v0.dev, v0.app, bolt.new, replit.com, augmentcode.com, www.augmentcode.com, sweep.dev,
    codegen.com, zed.dev, chatgpt.com, openai.com, jetbrains.com/junie, block.github.io/goose,
    github.com/QwenLM/qwen-code, aws.amazon.com/q
  `),
  noteNames: [],
};

function list(text: string): readonly string[] {
  return text.trim().split(/,\s+/);
}
