/** The analysis that pytest reads too, and ways to vary it. */
import saved from '../../tests/data/analysis.v1.json';
import { parseAnalysis, type Analysis } from '../src/model';

export type Json = Record<string, unknown>;

/** A fresh copy, to spoil at will. */
export function wire(): Json {
  return structuredClone(saved);
}

export function analysis(): Analysis {
  return parseAnalysis(wire());
}
