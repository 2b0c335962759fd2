"""A pasted page: its structure is kept, its furniture is taken out by what it is, and no word is lost."""

from __future__ import annotations

import pytest

from coding_billing_xblock.article.reader import Proposal, read_article
from tests.article.support import body, table, titles, visible

WORDS = "Coders read the record of each visit and find the codes for it."


def page(*parts: str) -> Proposal:
    return read_article("".join(["<h1>Roles</h1><p>There are two.</p>", *parts]), is_html=True)


def only(inner: str) -> str:
    """The text of the only section of a page."""
    return body(page(inner), "Roles").removeprefix("There are two.\n\n")


# Which text is HTML


@pytest.mark.parametrize(
    "article",
    [
        '<link rel="stylesheet" href="x.css"><p>Coders read the record.</p>',
        "<script>1</script><p>Coders read the record.</p>",
        "<style>p {}</style>\n<p>Coders read the record.</p>",
        "<!-- first --> <!-- second --><p>Coders read the record.</p>",
        "<figure>Coders read the record.</figure>",
        "<center>Coders read the record.</center>",
        "<aside>Coders read the record.</aside>",
        "<form>Coders read the record.</form>",
        "<dt>Coders read the record.",
        "<thead><th>Coders read the record.",
        "<w:sdt>Coders read the record.</w:sdt>",
        "<p>Coders read the record.",
        "<!doctype html>Coders read the record.",
    ],
)
def test_a_text_that_begins_with_any_element_is_html(article: str) -> None:
    proposal = read_article(article)
    assert "Coders read the record." in [visible(section.body).strip() for section in proposal.sections]
    assert not any("<" in text for section in proposal.sections for text in (section.title, section.body))


def test_a_page_that_begins_with_words_is_html_where_the_clipboard_says_so() -> None:
    assert body(read_article("Coders <b>read</b>.", is_html=True), "Coders read") == "Coders **read**."


# Line ends and white space


@pytest.mark.parametrize("line_end", ["<br>", "<br/>", "<br><br>", " <br>\n", "<div></div>"])
def test_a_line_end_within_a_heading_parts_words(line_end: str) -> None:
    proposal = page(f"<h2>Medical Coding{line_end}and Billing</h2><p>{WORDS}</p>")
    assert titles(proposal)[-1] == "Medical Coding and Billing"


def test_a_line_end_within_a_caption_or_a_cell_parts_words() -> None:
    proposal = page(
        "<table><caption>Coding<br>and billing</caption><tr><th>Aspect<th>Coding<th>Billing</tr>"
        "<tr><td>Out<br>put<td>Codes<br>and<br>more<td><p>Claims</p><p>too</p></tr></table>"
    )
    assert proposal.comparison.caption == "Coding and billing"
    assert table(proposal)[1] == ["Out<br>put", "Codes<br>and<br>more", "Claims too"]


@pytest.mark.parametrize("code", ["CLM one<br>CLM two", "CLM one\nCLM two", "<code>CLM one\nCLM two</code>"])
def test_code_keeps_its_lines(code: str) -> None:
    assert only(f"<pre>{code}</pre>") == "```\nCLM one\nCLM two\n```"


def test_code_keeps_its_blanks_and_whatever_is_in_it() -> None:
    assert only("<pre>\n  a *b*\n\n    ```c &lt;d&gt;\n</pre>") == "````\n  a *b*\n\n    ```c <d>\n````"


def test_lines_of_a_paragraph_stay_lines_and_empty_ones_end_it() -> None:
    assert only("<p>one<br>two<br><br>three</p>") == "one\\\ntwo\n\nthree"


def test_typed_bullets_become_a_list() -> None:
    assert only("<p>&bull; Read<br>&bull; Code<br>• Ask</p>") == "- Read\n- Code\n- Ask"
    assert only("<p>One &bull; two</p>") == "One • two"


# What a page says and what surrounds it


@pytest.mark.parametrize(
    "name",
    "social-determinants related-codes sharing comment-1 skip-logic menu-2 ad-1 header-x banner cookie sidebar".split(),
)
@pytest.mark.parametrize("attribute", ["id", "class"])
def test_nothing_is_dropped_for_a_word_in_an_id_or_a_class(attribute: str, name: str) -> None:
    proposal = page(f'<section {attribute}="{name}"><h2>Social</h2><p>{WORDS}</p></section>')
    assert body(proposal, "Social") == WORDS
    assert proposal.left_out == ()


@pytest.mark.parametrize(
    "heading", ["Terms and Definitions", "Home / office visits", "Related", "Share", "Comments", "Contents"]
)
def test_nothing_is_dropped_for_the_words_of_a_heading(heading: str) -> None:
    assert body(page(f"<h2>{heading}</h2><p>{WORDS}</p>"), heading) == WORDS


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><p>Home</p></nav>",
        "<footer>Home</footer>",
        '<div role="navigation">Home</div>',
        '<div role="banner">Home</div>',
        '<div role="contentinfo">Home</div>',
        '<form role="search">Home</form>',
        "<div hidden>Home</div>",
        '<div style="display: none">Home</div>',
        "<form><button>Home</button></form>",
        "<select><option>Home</option></select>",
        "<textarea>Home</textarea>",
    ],
)
def test_furniture_is_what_a_page_says_is_furniture_and_is_listed(furniture: str) -> None:
    proposal = page(furniture, f"<h2>Billers</h2><p>{WORDS}</p>")
    assert titles(proposal) == ["Roles", "Billers"]
    assert [section.body for section in proposal.sections] == ["There are two.", WORDS]
    assert proposal.left_out == ("Home",)


@pytest.mark.parametrize(
    "part",
    [
        "<blockquote>{}<footer>Florence Nightingale</footer></blockquote>",
        "<section><p>{}</p><footer>Florence Nightingale</footer></section>",
        "<form><p>{} Florence Nightingale</p><input value='x'></form>",
        '<button aria-controls="more">Florence Nightingale</button><div id="more" hidden>{}</div>',
        '<h3><button aria-expanded="false">Florence Nightingale</button></h3><div style="display:none">{}</div>',
        '<a href="#tab">Florence Nightingale</a><div id="tab" role="tabpanel" hidden>{}</div>',
        "<details><summary>Florence Nightingale</summary>{}</details>",
        '<p hidden="until-found">{} Florence Nightingale</p>',
        "<header><h2>Florence Nightingale</h2></header><p>{}</p>",
        "<aside>{} Florence Nightingale</aside>",
        "<figure>{}<figcaption>Florence Nightingale</figcaption></figure>",
    ],
)
def test_parts_of_an_article_and_what_can_be_opened_stay(part: str) -> None:
    proposal = page(part.format(WORDS))
    said = " ".join(f"{section.title} {section.body}" for section in proposal.sections)
    assert WORDS in said
    assert "Florence Nightingale" in said
    assert proposal.left_out == ()


@pytest.mark.parametrize(
    "accordion",
    [
        '<h3><button aria-expanded="false">What is a claim?</button></h3><div hidden>{}</div>',
        "<h3><button>What is a claim?</button></h3><div>{}</div>",
        "<details><summary>What is a claim?</summary>{}</details>",
        "<details><summary><b>What is a claim?</b></summary><p>{}</p></details>",
        "<h3><a role='button' aria-expanded='false' href='#c'>What is a claim?</a></h3><div id='c' hidden>{}</div>",
    ],
)
def test_each_question_of_an_accordion_stands_above_its_answer(accordion: str) -> None:
    proposal = read_article(
        f"<h2>Questions</h2>{accordion.format(WORDS)}{accordion.format('Two.')}", is_html=True
    )
    assert [(section.title.strip("*"), section.body) for section in proposal.sections] == [
        ("What is a claim?", WORDS),
        ("What is a claim?", "Two."),
    ]


# Titles


@pytest.mark.parametrize(
    "link",
    [
        '<a class="headerlink" href="#coding">¶</a>',
        '<a href="#other" title="Link to this heading">#</a>',
        '<a href="#x">§</a>',
        '<a href="#coding"><span class="sr-only">Permanent link</span></a>',
        '<a href="#coding" aria-label="Link"><svg><title>Link</title></svg></a>',
    ],
)
def test_a_generators_link_to_a_heading_is_no_part_of_it(link: str) -> None:
    assert titles(page(f'<h2 id="coding">Coding{link}</h2><p>{WORDS}</p>'))[-1] == "Coding"
    assert (
        titles(page(f'<section id="coding"><h2>{link} Coding</h2><p>{WORDS}</p></section>'))[-1] == "Coding"
    )


def test_a_heading_that_is_all_link_keeps_its_words() -> None:
    assert titles(page(f'<h2 id="a"><a href="#a">Coding</a></h2><p>{WORDS}</p>'))[-1] == "Coding"


def test_an_image_is_no_word_of_a_title() -> None:
    proposal = read_article(f'<p><img src="/static/f.png" alt="Flow of a claim">{WORDS}</p>', is_html=True)
    assert titles(proposal) == ["Coders read the record of each visit and find the codes for…"]
    assert proposal.sections[0].body == f"![Flow of a claim](/static/f.png){WORDS}"


def test_the_title_and_the_language_are_proposed_only_where_the_page_says_them() -> None:
    told = read_article(
        f'<html lang="pt_BR"><title>X | Y</title><h1>Papéis</h1><p>A.</p><h2>B</h2><p>{WORDS}</p>'
    )
    silent = read_article(f"<p>{WORDS}</p>")
    assert (told.title, told.language, told.left_out) == ("Papéis", "pt-BR", ("X | Y",))
    assert (silent.title, silent.language) == ("", "")
    assert read_article('<html lang="not a language"><p>A</p>').language == ""


# Lists


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<ol start="3"><li>Three<li>Four</ol>', "3. Three\n4. Four"),
        ('<ol start="3"><li>Three<li value="7">Seven<li>Eight</ol>', "3) Three\n\n7. Seven\n8. Eight"),
        ('<ol><li value="x">One<li value="-1">Two</ol>', "1. One\n2. Two"),
        ("<ul><li>One<ul><li>Within</ul><li>Two</ul>", "- One\n  - Within\n- Two"),
        ("<ul><li>One</li><ul><li>Within</li></ul><li>Two</li></ul>", "- One\n  - Within\n- Two"),
        ("<ol><li>One<ul><li>Within</ul></ol>", "1. One\n   - Within"),
        ("<ul><li>✅ Right<li>❌ Wrong<li>→ Next</ul>", "- ✅ Right\n- ❌ Wrong\n- → Next"),
        ("<ul><li><p>One</p><p>More</p></li></ul>", "- One\n\n  More"),
        ("<ul><li>1986. The year<li># one<li>- two</ul>", "- 1986\\. The year\n- \\# one\n- \\- two"),
    ],
)
def test_lists_keep_their_marks_their_numbers_and_their_depth(html: str, markdown: str) -> None:
    assert only(html) == markdown


def test_terms_stand_above_what_they_mean() -> None:
    proposal = page("<h2>Terms</h2><dl><dt>Claim<dd>A request.<dt>Denial<dd>A refusal.</dl>")
    assert body(proposal, "Terms") == "**Claim**\n\nA request.\n\n**Denial**\n\nA refusal."


# Words and addresses


@pytest.mark.parametrize(
    "html",
    [
        '<em><a href="/wiki/x">Codes</a>. Claims</em>',
        '<i><a href="x.html">Codes</a></i>. Claims',
        '<cite><a href="../x">Codes</a>. Claims</cite>',
        '<dfn><a href="javascript:x">Codes</a></dfn>. Claims',
        '<b><a href="">Codes</a>.</b> Claims',
        "<b><b>Codes</b>.</b> Claims",
        "<b>Codes</b><b>.</b> Claims",
        "<b> Codes.</b>Claims",
        "<em>Co</em>des. Claims",
        '<span style="font-style:italic">Codes. </span><i>Claims</i>',
    ],
)
def test_whatever_is_marked_no_mark_is_seen(html: str) -> None:
    assert not {"*", "_", "<", "&"} & set(visible(only(f"<p>{html}</p>")))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>5 * 3, a_b, [x], &lt;b&gt; &amp;amp; `c` ~~d~~ C:\\d</p>", None),
        ("<p># one</p><p>1. two</p><p>- three</p><p>&gt; four</p><p>===</p>", None),
        ('<p><a href="https://a.example/b c">x</a></p>', "[x](https://a.example/b%20c)"),
        ('<p>a<a href="https://a.example/"> x </a>b</p>', "a [x](https://a.example/) b"),
        ('<p><a href="/static/a.pdf">x</a></p>', "[x](/static/a.pdf)"),
        ('<p><a href="//a.example/">x</a> <a href="#a">y</a></p>', "x y"),
        ("<p>H<sub>2</sub>O, x<sup>2</sup>, <del>y</del></p>", "H<sub>2</sub>O, x<sup>2</sup>, ~~y~~"),
    ],
)
def test_words_read_as_they_did(html: str, markdown: str | None) -> None:
    text = only(html)
    if markdown is not None:
        assert text == markdown
    else:
        plain = html.replace("<p>", "").replace("</p>", " ")
        for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            plain = plain.replace(entity, sign)
        assert visible(text).split() == plain.split()


def test_images_films_and_frames_that_cannot_be_shown_are_left_out_with_their_words() -> None:
    proposal = page(
        '<p>a<img src="images/a.png" alt="The flow">b<img src="data:image/png;base64,AA" alt="Chart"></p>',
        '<iframe src="https://v.example/1" title="A film"></iframe><video src="b.mp4">No video</video>',
    )
    assert body(proposal, "Roles") == "There are two.\n\nab"
    assert proposal.left_out == (
        "The flow (images/a.png)",
        "Chart (data:image/png;base64,AA)",
        "A film https://v.example/1",
        "b.mp4 No video",
    )


# Tables


def test_a_row_that_spans_the_table_is_its_title() -> None:
    proposal = page(
        '<table><tr><th colspan="3">Coding and billing compared</th></tr>'
        "<tr><th>Aspect<th>Coding<th>Billing</tr><tr><td>Output<td>Codes<td>Claims</tr></table>"
    )
    assert proposal.comparison.caption == "Coding and billing compared"
    assert table(proposal) == [["Aspect", "Coding", "Billing"], ["Output", "Codes", "Claims"]]


def test_several_rows_of_headings_become_one() -> None:
    proposal = page(
        '<table><tr><th rowspan="2">Aspect<th colspan="2">Coding<th>Billing</tr><tr><th>Clinic<th>Hospital<th>All</tr>'
        "<tr><td>Sets<td>CM<td>PCS<td>None</tr></table>"
    )
    assert table(proposal)[0] == ["Aspect", "Coding – Clinic", "Coding – Hospital", "Billing – All"]
    assert table(proposal)[1] == ["Sets", "CM", "PCS", "None"]


@pytest.mark.parametrize("cell", ["th", "td"])
def test_headings_within_the_cells_of_a_table_change_no_column(cell: str) -> None:
    proposal = page(
        f"<table><tr><{cell}><h3>Coding</h3></{cell}><{cell}><h3>Billing</h3></{cell}></tr>"
        "<tr><td>Reads the record</td><td>Sends the claim</td></tr>"
        "<tr><td>Finds the code</td><td>Posts the payment</td></tr></table>"
    )
    assert table(proposal) == [
        ["", "Coding", "Billing"],
        ["", "Reads the record", "Sends the claim"],
        ["", "Finds the code", "Posts the payment"],
    ]


def test_ticks_in_the_cells_of_a_table_stay() -> None:
    proposal = page("<table><tr><th>Task<th>Coder<th>Biller</tr><tr><td>Codes<td>✓<td>✗</tr></table>")
    assert table(proposal)[1] == ["Codes", "✓", "✗"]
