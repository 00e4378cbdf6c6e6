export { agentOf, type Signature } from './agent-of.ts';
export { type AiEvidence, type EvidenceKind, findAiEvidence } from './find-ai-evidence.ts';
export { ownLines, personIn, trailerOf } from './text-parts.ts';
export { type AgentTool, agentNames, agentTools } from './tools.ts';
