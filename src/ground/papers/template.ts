/** The look of our papers, for Typst. The paper comes in as JSON and is only ever drawn as text. */
export const template = `
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title)
#set text(lang: "fr", size: if paper.at("large", default: false) { 12.5pt } else { 10.5pt }, hyphenate: false)
#set page(paper: "a4", margin: (x: 22mm, top: 20mm, bottom: 22mm), footer: context [
  #set text(size: 8.5pt, fill: luma(80))
  #paper.foot #h(1fr) #counter(page).display("1 / 1", both: true)
])
#set par(leading: 0.65em, spacing: 0.9em)
#show heading.where(level: 1): it => block(below: 1em, text(size: 17pt, it.body))
#show heading.where(level: 2): it => block(above: 1.4em, below: 0.7em, text(size: 12.5pt, it.body))
#show table.cell.where(y: 0): strong

= #paper.title
#text(fill: luma(80), paper.from)

#for block in paper.blocks {
  if block.kind == "heading" [ == #block.text
  ] else if block.kind == "text" {
    if block.at("strong", default: false) { par(strong(block.text)) } else { par(block.text) }
  } else if block.kind == "facts" {
    for item in block.items { par[#strong(item.label)~: #item.text] }
  } else if block.kind == "list" {
    list(..block.items.map(one => [#one]))
  } else if block.kind == "table" {
    figure(caption: figure.caption(position: top, block.caption), kind: table, supplement: none, numbering: none,
      table(columns: (1fr,) * block.columns.len(), align: left, stroke: 0.5pt + luma(160), inset: 5pt, table.header(..block.columns.map(one => [#one])), ..block.rows.flatten().map(one => [#one])))
  } else if block.kind == "sign" {
    v(1.5em)
    grid(columns: block.labels.len(), gutter: 2em, ..block.labels.map(one => [#one #v(2.5em)]))
  }
}
`;
