import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import type { Paper, PaperBlock } from "./paper.ts";

const cell = (text: string, bold = false): TableCell => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })], margins: { top: 60, bottom: 60, left: 90, right: 90 } });
const drawn = (block: PaperBlock): (Paragraph | Table)[] => {
  switch (block.kind) {
    case "heading": return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 120 } })];
    case "text": return block.text.split("\n").map((text) => new Paragraph({ children: [new TextRun({ text, bold: block.strong ?? false })], spacing: { after: 120 } }));
    case "facts": return block.items.map(({ label, text }) => new Paragraph({ children: [new TextRun({ text: `${label}\u00a0: `, bold: true }), new TextRun(text)], spacing: { after: 80 } }));
    case "list": return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case "table": return [
      new Paragraph({ children: [new TextRun({ text: block.caption, bold: true })], spacing: { before: 160, after: 80 } }),
      new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [new TableRow({ tableHeader: true, children: block.columns.map((text) => cell(text, true)) }), ...block.rows.map((row) => new TableRow({ children: row.map((text) => cell(text)) }))] }),
    ];
    case "sign": return block.labels.map((label) => new Paragraph({ text: label, spacing: { before: 400, after: 700 } }));
  }
};

/** A paper that people go on writing: headings and header rows are real ones, the language is said. */
export const drawDocx = async ({ title, from, foot, large, blocks }: Paper): Promise<Uint8Array> => new Uint8Array(await Packer.toBuffer(new Document({
  title, styles: { default: { document: { run: { font: "Arial", size: large ? 26 : 22, language: { value: "fr-FR" } } } } },
  sections: [{
    footers: { default: new Footer({ children: [new Paragraph({ children: [new TextRun({ text: `${foot} · `, size: 17 }), new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 17 })] })] }) },
    children: [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }), new Paragraph({ children: [new TextRun({ text: from, color: "555555" })], spacing: { after: 200 } }), ...blocks.flatMap(drawn)],
  }],
})));
