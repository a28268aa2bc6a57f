--[[
What pandoc would lose on the way from the book's HTML to Typst, handed to template.typ by name:
the alternative text of images, the classes of blocks, tables and cells, and the kind of a heading.
For the EPUB almost nothing: there the classes survive and book.css does the rest.
]]

local typst = FORMAT == "typst"

-- Classes of blocks with a function of the same name in template.typ.
local BLOCKS = {
  ["admonition"] = true, ["kb-sources"] = true, ["kb-bibliography"] = true,
  ["kb-used-by"] = true, ["kb-reference"] = true, ["kb-cell"] = true, ["kb-cell__good"] = true, ["kb-cell__label"] = true,
  ["kb-cell__items"] = true, ["kb-cell__pages"] = true, ["kb-cells__head"] = true, ["kb-map__caption"] = true,
  ["kb-practices__list"] = true, ["kb-practice__facts"] = true, ["kb-practice__themes"] = true,
  ["paper__side"] = true, ["paper__key"] = true, ["paper__bands"] = true, ["paper__steps"] = true,
}
-- Blocks whose children become the arguments of a function, as for a grid.
local GRIDS = { ["kb-cells__grid"] = true, ["paper__tables"] = true }
local INLINES = {
  ["kb-unchecked"] = true, ["kb-cell__number"] = true, ["kb-map__number"] = true,
  ["paper__slot"] = true, ["paper__least"] = true,
}
-- The leerkaart: whole sentences on a broad page, on a small screen short names (the sentences follow below it).
local LEFT_OUT = typst and { ["kb-map__short"] = true } or { ["kb-map__good"] = true, ["kb-map__long"] = true }

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s+", " ") .. '"'
end

local function name_of(class)
  return "book-" .. class:gsub("^kb%-", ""):gsub("_+", "-")
end

local function trimmed(text)
  return (text:gsub("%s+$", ""))
end

local function to_typst(blocks)
  return pandoc.write(pandoc.Pandoc(blocks), "typst", { wrap_text = "none" })
end

-- To write as Typst takes pandoc as long to begin as it takes for pages of text: what is the same is written once.
local known = {}
local function written(blocks)
  local key = pandoc.write(pandoc.Pandoc(blocks), "native")
  known[key] = known[key] or trimmed(to_typst(blocks))
  return known[key]
end

-- For the same reason, the contents of all cells at once, with a sign between them that stands in no text.
local SIGN = "\u{E000}"
local function written_each(contents)
  local blocks, texts = pandoc.List({}), {}
  for _, content in ipairs(contents) do
    blocks:extend(content)
    blocks:insert(pandoc.RawBlock("typst", SIGN))
  end
  for text in to_typst(blocks):gmatch("%s*(.-)" .. SIGN) do texts[#texts + 1] = trimmed(text) end
  return texts
end

local function label(identifier)
  return identifier ~= "" and (" <" .. identifier .. ">") or ""
end

local function raw(text)
  return pandoc.RawBlock("typst", text)
end

local function first_in(classes, set)
  for _, class in ipairs(classes) do
    if set[class] then return class end
  end
end

function Span(span)
  if first_in(span.classes, LEFT_OUT) then return {} end
  if not typst then return nil end
  if span.attributes.lang then
    local text = written({ pandoc.Plain(span.content) })
    return pandoc.RawInline("typst", "#text(lang: " .. quoted(span.attributes.lang) .. ", region: none)[" .. text .. "]")
  end
  if span.classes[1] == "key" then
    return pandoc.RawInline("typst", "#book-key(" .. quoted(span.classes[2]:gsub("^key%-", "")) .. ")")
  end
  local class = first_in(span.classes, INLINES)
  if class then
    return pandoc.RawInline("typst", "#" .. name_of(class) .. "[" .. written({ pandoc.Plain(span.content) }) .. "]")
  end
  return span.identifier == "" and span.content or nil
end

function Link(link)
  if not typst then return nil end
  if link.classes:includes("kb-term") and link.target:sub(1, 1) == "#" then
    return pandoc.RawInline(
      "typst",
      "#book-term(<" .. link.target:sub(2) .. ">)[" .. written({ pandoc.Plain(link.content) }) .. "]"
    )
  end
end

function Image(image)
  if not typst then return nil end
  return pandoc.RawInline(
    "typst",
    "#book-image(" .. quoted(image.src) .. ", alt: " .. quoted(pandoc.utils.stringify(image.caption)) .. ")"
  )
end

function Figure(figure)
  if not typst then return nil end
  local caption = pandoc.utils.blocks_to_inlines(figure.caption.long)
  return raw(
    "#book-figure([" .. written(figure.content) .. "], caption: [" .. written({ pandoc.Plain(caption) }) .. "])"
      .. label(figure.identifier)
  )
end

-- The set rules of a chapter hold until the next chapter's: Typst has no scope that pages can break out of.
local function setting(header)
  if not first_in(header.classes, { chapter = true, part = true }) then return "" end
  local of = header.classes:includes("practice") and "practice" or nil
  return string.format("#set page(margin: %s)\n#set text(size: %s)\n#set par(leading: %s, spacing: %s)\n",
    of and "practice-margins" or "page-margins", of and "practice-size" or "text-size",
    of and "0.58em" or "0.66em", of and "0.8em" or "0.95em")
end

function Header(header)
  if not typst then return nil end
  local kind = header.classes:includes("broad") and "broad" or header.classes[1]
  if not kind then return nil end
  return raw(
    setting(header) .. (kind == "broad" and "#broad-page[\n" or "") ..
    string.format("#heading(level: %d, supplement: [%s]%s)[%s]%s", header.level, kind,
      kind == "opening-section" and ", outlined: false" or "",
      written({ pandoc.Plain(header.content) }), label(header.identifier))
    .. (kind == "part" and "\n#contents-of-part()" or "")
  )
end

-- Columns: as narrow as their words where these are few, else in proportion to what they hold.
local function widths(rows, count)
  local longest = {}
  for index = 1, count do longest[index] = 0 end
  for _, row in ipairs(rows) do
    local column = 1
    for _, cell in ipairs(row.cells) do
      if cell.col_span == 1 and column <= count then
        longest[column] = math.max(longest[column], #pandoc.utils.stringify(cell.contents))
      end
      column = column + cell.col_span
    end
  end
  local result = {}
  for index, length in ipairs(longest) do
    result[index] = length <= 14 and "auto" or (math.floor(math.sqrt(math.min(length, 160)) * 10) / 10 .. "fr")
  end
  return "(" .. table.concat(result, ", ") .. ",)"
end

local function cells_of(rows)
  local cells = pandoc.List({})
  for _, row in ipairs(rows) do cells:extend(row.cells) end
  local texts = written_each(cells:map(function(cell) return cell.contents end))
  for index, cell in ipairs(cells) do
    local classes = table.concat(cell.classes, " ")
    -- What an author wrote in a table of Markdown is a heading to hear; how it looks, the author says.
    if cell.attributes.scope == "row" and not cell.classes:includes("kb-row-name") then classes = classes .. " row-head" end
    texts[index] = string.format("book-td(%s, %d, %d)[%s]",
      quoted(classes), cell.col_span, cell.row_span, texts[index])
  end
  return table.concat(texts, ", ")
end

function Table(tbl)
  if not typst then return nil end
  local rows = pandoc.List({})
  rows:extend(tbl.head.rows)
  local body = pandoc.List({})
  for _, part in ipairs(tbl.bodies) do
    body:extend(part.head)
    body:extend(part.body)
  end
  body:extend(tbl.foot.rows)
  rows:extend(body)
  local count = #tbl.colspecs
  local kind = tbl.classes[1] or ""
  local first = tbl.head.rows[1] and tbl.head.rows[1].cells[1]
  if first and first.classes:includes("kb-sheet") then kind = "kb-sheet" end
  local caption = pandoc.utils.blocks_to_inlines(tbl.caption.long)
  local titles = cells_of(tbl.head.rows)
  -- A head that is repeated on a next page is an artifact there, and an artifact holds no link.
  local once = titles:find("link(", 1, true) and "repeat: false, " or ""
  local head = #tbl.head.rows > 0 and ("table.header(" .. once .. titles .. "), ") or ""
  return raw(
    string.format("#book-table(%s, %s, caption: [%s], %s%s)%s", quoted(kind), widths(rows, count),
      written({ pandoc.Plain(caption) }), head, cells_of(body), label(tbl.identifier))
  )
end

local function place(div)
  for _, kind in ipairs({ "row", "column" }) do
    local value = div.attributes[kind]
    if value then return raw(string.format("#book-place(%s: %s)", kind, value)) end
  end
  return {}
end

-- Goal, duration, group: a definition list in a block of its own.
local function facts(div)
  local cells = {}
  for _, entry in ipairs(div.content[1].content) do
    cells[#cells + 1] = "book-fact[" .. written({ pandoc.Plain(entry[1]) }) .. "]"
    cells[#cells + 1] = "[" .. written(entry[2][1]) .. "]"
  end
  return raw("#book-facts(" .. table.concat(cells, ", ") .. ")")
end

function Div(div)
  if div.classes:includes("place") then return typst and place(div) or {} end
  if not typst then return nil end
  local grid = first_in(div.classes, GRIDS)
  if grid then
    local children = {}
    for _, child in ipairs(div.content) do children[#children + 1] = "[" .. written({ child }) .. "]" end
    return raw("#" .. name_of(grid) .. "(" .. table.concat(children, ", ") .. ")" .. label(div.identifier))
  end
  if div.classes:includes("kb-facts") then return facts(div) end
  local class = first_in(div.classes, BLOCKS)
  local opening, content = "#block[", div.content
  if class == "admonition" then
    local title = content:remove(1)
    opening = string.format("#book-note(%s, [%s])[", quoted(div.classes[2] or ""), written({ title }))
  elseif class then
    opening = "#" .. name_of(class) .. "["
  elseif div.classes:includes("kb-map") then
    content:insert(raw("]"))  -- ends the broad page that its chapter's heading began
    return content
  elseif div.identifier == "" then
    return content
  end
  return raw(opening .. "\n" .. written(content) .. "\n]" .. label(div.identifier))
end
