// Compiled, not run: what the generated types let a consumer do, and what they refuse.

import type { Answer, Block, Claim, Document, Mode, TextSpan } from "../../schema/1.0/document.js";
import type { Report } from "../../schema/1.0/report.js";

export function speakerOf(block: Block): string {
  if (block.kind === "turn") {
    return block.speaker ?? block.label ?? "unknown";
  }
  // @ts-expect-error: after the turns are gone, a block is no turn
  return block.kind === "turn" ? "" : "nobody";
}

export function firstWords(claim: Claim): string {
  const span: TextSpan = claim.content[0];
  return span.quote;
}

export function describe(mode: Mode): string {
  switch (mode) {
    case "direct":
    case "mixed":
      return "quoted";
    case "indirect":
    case "free_indirect":
      return "reported";
    case "own":
      return "said";
  }
}

export function answersTo(document: Document, question: string): readonly Answer[] {
  return (document.answers ?? []).filter((answer) => answer.question === question);
}

export function isValid(report: Report): boolean {
  return report.issues.every((issue) => issue.severity !== "error");
}

export const smallest: Document = { schema_version: "1.0", id: "d" };

// @ts-expect-error: the version is required
export const unversioned: Document = { id: "d" };

// @ts-expect-error: there is no such field
export const unknownField: Document = { schema_version: "1.0", id: "d", speeches: [] };

export function change(document: Document): void {
  // @ts-expect-error: documents are read-only
  document.id = "e";
}
