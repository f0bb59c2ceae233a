"""HTML into Markdown, and what is said of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.exchange.hypertext import to_markdown
from trainer.exchange.markdown import escaped, to_html


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<p>Hello <b> bold </b>world</p><p>two<br>lines<br><br>three</p>",
            "Hello **bold** world\n\ntwo\\\nlines\n\nthree",
        ),
        ("<ul><li>a<li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li><p>x</p><p>y</p></li><li>z</ol>", "3. x\n   y\n4. z"),
        ("<pre><code class='language-python'>x = 1\n  y</code></pre>", "```python\nx = 1\n  y\n```"),
        ("<table><tr><th>a<th>b|c<tr><td>1</table>", "| a | b\\|c |\n| --- | --- |\n| 1 |  |"),
        ("<table><caption>c</caption>d<tr><td>1</table>", "c\n\nd\n\n| 1 |\n| --- |"),
        ("<table><td>1<td>2<tr>x<td>3</table>", "x\n\n| 1 | 2 |\n| --- | --- |\n| 3 |  |"),
        ("He said <q>so</q>.", "He said “so”."),
        ("<h2>A<br>b</h2><blockquote>q<p>r</blockquote>", "## A b\n\n> q\n>\n> r"),
        ("a &lt;b&gt; &nbsp; 2*3*4 x<sup>2</sup>", "a <b> 2\\*3\\*4 x²"),
        ("<code>a  `b`</code>", "`` a `b` ``"),
        ("see <a href='https://e.org'>this</a>, <a href='#x'>that</a>", "see this (https://e.org), that"),
        ("<b><p>para</p></b>end\\", "para\n\nend\\\\"),
        ("# no heading<br>> no quote", "\\# no heading\\\n\\> no quote"),
        ("<img data-equation-content='x^2' src='y'>", "$x^2$"),
        ("", ""),
        ("<br><p> </p>", ""),
    ],
)
def test_markdown(html: str, markdown: str) -> None:
    assert to_markdown(html) == (markdown, ())


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        ("<img src='a.png'>", "an image is not kept: a.png"),
        ("<img src='data:image/png;base64,AAAA'>", "an image is not kept: embedded"),
        ("<audio src='a.mp3'></audio>", "a sound is not kept: a.mp3"),
        ("<u>x</u>", "underlining is not kept: x"),
        ("<span style='color: red'>x</span>", "styling is not kept: color: red"),
        ("<script>x</script>", "<script> is not kept"),
        ("<blink>x</blink>", "an HTML tag is not kept, its text is: <blink>"),
        ("a<sup>bc</sup>", "<sup> is written as ^: ^bc"),
        ("<math><mi>x</mi></math>", "a formula in MathML is kept as text: x"),
    ],
)
def test_what_markdown_can_not_say(html: str, lost: str) -> None:
    assert to_markdown(html)[1] == (lost,)


def test_depth_is_bounded() -> None:
    assert to_markdown("<div>" * 5_000 + "x" + "</div>" * 5_000)[0] == "x"


# A star at the start makes a list, which plain text may have: it is taken as it looks.
words = st.text(st.sampled_from("ab *`#>|\\-1."), max_size=30).map(str.strip)


@given(words.filter(lambda text: text[:1] not in ("-", "1", "*")))
@settings(max_examples=150, deadline=None)
def test_plain_text_shows_as_it_is(text: str) -> None:
    """Escaped and made HTML, it is the text again."""
    html = to_html(escaped(text))
    assert html.replace("<p>", "").replace("</p>", "").replace("&gt;", ">") == text
