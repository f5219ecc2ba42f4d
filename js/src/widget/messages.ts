/** What the kernel says to the widget, read with suspicion. */
import { parseAnalysis, WireError } from '../model';
import type { BriefState } from '../view/brief';

export interface ReceivedState {
  readonly brief: BriefState;
  readonly markdown: string | null;
  readonly canCorrect: boolean;
}

/** Null for a message that is none of ours. */
export function parseState(message: unknown): ReceivedState | null {
  if (typeof message !== 'object' || message === null) {
    return null;
  }
  const record = message as Record<string, unknown>;
  if (record.type !== 'state') {
    return null;
  }
  return {
    brief: parseBrief(record),
    markdown: typeof record.markdown === 'string' ? record.markdown : null,
    canCorrect: record.can_correct === true
  };
}

function parseBrief(record: Record<string, unknown>): BriefState {
  const message = typeof record.message === 'string' ? record.message : '';
  try {
    switch (record.status) {
      case 'ready':
        return { status: 'ready', analysis: parseAnalysis(record.analysis) };
      case 'partial':
        return { status: 'partial', analysis: parseAnalysis(record.analysis), message };
      case 'loading':
        return message === '' ? { status: 'loading' } : { status: 'loading', message };
      case 'failed':
        return { status: 'failed', message };
      default:
        return { status: 'empty' };
    }
  } catch (error) {
    if (error instanceof WireError) {
      return { status: 'failed', message: error.message };
    }
    throw error;
  }
}
