"""Fifty ways in which sites lay out an article, made from one article written for this project."""

from __future__ import annotations

import json
from collections.abc import Callable

TITLE = "Harbor Mills to close two plants and cut 1,200 jobs"
DAY = "2019-03-05"
AUTHOR = "Ann Hand"
SITE = "Harbor Daily"
PARAGRAPHS = [
    "Harbor Mills Inc said on Tuesday it would close its two oldest plants and cut about 1,200 jobs, or 8 percent of its workforce, by the end of September.",
    "The plants in Akron and Dayton had become “too costly to run” at today's volumes, Chief Executive Dana Whitlock told reporters in Chicago.",
    "The miller, which employs some 15,000 people, expects to book a charge of $45 million to $50 million in the second quarter.",
    "Shares of the company fell 4 percent to $31.20 in early trading. They have lost a fifth of their value since January.",
    "“We looked at every way of keeping them open,” Whitlock said. “There was none that we could afford.”",
    "The union that represents most of the workers called the decision a betrayal and asked for a meeting with the board.",
    "About 700 of the jobs are in Akron, where the mill opened in 1911 and is the largest private employer.",
    "The mayor of the city said that he had learned of the closure from the radio.",
    "Severance will be paid to all who have worked at the plants for more than two years, according to a letter to employees.",
    "Harbor Mills reported a loss of $12 million for the fourth quarter, after a profit of $8 million a year earlier.",
]
HEADING = "What comes next for the plants"
ITEMS = ["The Akron plant closes at the end of June.", "The Dayton plant closes at the end of September."]
#: Words that stand around articles and must not be taken for theirs.
NAV = [
    "Home",
    "World",
    "Business",
    "Markets",
    "Technology",
    "Sport",
    "Weather",
    "Archive",
    "Video",
    "Jobs board",
]
LINKS = [
    "Bakery chain hires eighty people in Bergen",
    "Brewer recalls three thousand bottles",
    "Why grain prices doubled this winter",
    "Ten recipes for rye bread",
    "Union of teachers plans a strike",
    "Ferry line to open in April",
]
COMMENTS = [
    "My father worked there for thirty years, what a shame.",
    "They should have sold the place to the town instead.",
    "Typical management decision, first post by the way.",
    "Does anybody know whether the bakery shop stays open?",
]
ADS = ["Buy two mattresses and get a pillow for free today", "Refinance your house with Quick Lender now"]

EXPECTED = "\n".join([TITLE, *PARAGRAPHS])
Shape = Callable[[], str]
SHAPES: dict[str, Shape] = {}


def shape(make: Shape) -> Shape:
    """Registers a layout under its name."""
    SHAPES[make.__name__] = make
    return make


def document(body: str, head: str = "", attributes: str = 'lang="en"') -> str:
    return (
        f"<!DOCTYPE html>\n<html {attributes}><head><meta charset='utf-8'><title>{TITLE} | {SITE}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def paragraphs(texts: list[str] = PARAGRAPHS, tag: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>{text}</{tag}>" for text in texts)


def listed(texts: list[str], attributes: str = "") -> str:
    items = "".join(f'<li><a href="/{i}">{text}</a></li>' for i, text in enumerate(texts))
    return f"<ul{attributes}>{items}</ul>"


NAVIGATION = f'<header><a href="/">{SITE}</a><nav>{listed(NAV)}</nav></header>'
FOOTER = f"<footer>{listed(['About us', 'Contact', 'Terms of use', 'Privacy policy'])}<p>© 2019 {SITE}. All rights reserved.</p></footer>"
H1 = f"<h1>{TITLE}</h1>"
BYLINE = f'<p class="byline">By <a rel="author" href="/hand">{AUTHOR}</a></p>'
TIME = f'<time datetime="{DAY}T10:04:00Z">5 March 2019, 10:04</time>'
LINKED = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": f"{DAY}T10:04:00Z",
          "author": {"@type": "Person", "name": AUTHOR}, "publisher": {"@type": "Organization", "name": SITE}}  # fmt: skip


def linked(**more: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({**LINKED, **more})}</script>'


META = (
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{SITE}">'
    f'<meta property="article:published_time" content="{DAY}T10:04:00Z"><meta name="author" content="{AUTHOR}">'
)


@shape
def plain_article() -> str:
    return document(f"<article>{H1}{paragraphs()}</article>")


@shape
def article_in_main() -> str:
    return document(
        f"{NAVIGATION}<main><article>{H1}{BYLINE}{TIME}{paragraphs()}</article></main>{FOOTER}", META
    )


@shape
def divs_with_classes() -> str:
    return document(
        f'<div class="nav">{listed(NAV)}</div><div class="content"><div class="headline">{H1}</div>'
        f'<div class="article-body">{paragraphs()}</div></div><div class="footer">© 2019</div>', META,
    )  # fmt: skip


@shape
def paragraphs_are_divs() -> str:
    return document(f'{NAVIGATION}{H1}<div class="story-body">{paragraphs(tag="div")}</div>{FOOTER}', META)


@shape
def paragraphs_by_breaks() -> str:
    return document(f'{NAVIGATION}{H1}<div id="story">{"<br><br>".join(PARAGRAPHS)}</div>{FOOTER}', META)


@shape
def old_tables() -> str:
    return document(
        f'<table width="760"><tr><td width="160" valign="top">{"<br>".join(f"<a href=x>{name}</a>" for name in NAV)}</td>'
        f'<td width="600"><font size="5"><b>{TITLE}</b></font><br><font size="2">By {AUTHOR}, March 5, 2019</font>'
        f"{paragraphs()}</td></tr></table>"
    )  # fmt: skip


@shape
def old_tables_with_breaks() -> str:
    return document(
        f'<center><table><tr><td colspan="2"><h1>{TITLE}</h1></td></tr><tr><td bgcolor="#eee">{listed(NAV)}</td><td>'
        f'<font face="arial">{"<br><br>".join(PARAGRAPHS)}</font></td></tr></table></center>'
    )  # fmt: skip


@shape
def unclosed_paragraphs() -> str:
    return document(f"<h1>{TITLE}</h1><p>" + "<p>".join(PARAGRAPHS))


@shape
def upper_case_tags() -> str:
    return document(f"<DIV><H1>{TITLE}</H1>" + "".join(f"<P>{text}</P>" for text in PARAGRAPHS) + "</DIV>")


@shape
def related_links_inside() -> str:
    body = (
        paragraphs(PARAGRAPHS[:4])
        + f'<aside class="related"><h3>Related</h3>{listed(LINKS[:3])}</aside>'
        + paragraphs(PARAGRAPHS[4:])
    )
    return document(f"{NAVIGATION}<article>{H1}{body}</article>{FOOTER}", META)


@shape
def related_divs_inside() -> str:
    body = (
        paragraphs(PARAGRAPHS[:4])
        + f'<div class="related-articles">{listed(LINKS[:3])}</div>'
        + paragraphs(PARAGRAPHS[4:])
    )
    return document(f"{NAVIGATION}<article>{H1}{body}</article>{FOOTER}", META)


@shape
def links_behind() -> str:
    return document(
        f"<article>{H1}{paragraphs()}</article><section class='more'><h2>More stories</h2>{listed(LINKS)}</section>",
        META,
    )


@shape
def teaser_cards_behind() -> str:
    cards = "".join(
        f'<div class="card"><a href="/x"><h3>{link}</h3><p>{link}, and what it means.</p></a></div>'
        for link in LINKS
    )
    return document(f'<article>{H1}{paragraphs()}</article><div class="recommendations">{cards}</div>', META)


@shape
def captions() -> str:
    figure = "<figure><img src='a.jpg' alt='a mill'><figcaption>The mill in Akron at night. Photo: B. Reed</figcaption></figure>"
    return document(
        f"<article>{H1}{figure}{paragraphs(PARAGRAPHS[:5])}{figure}{paragraphs(PARAGRAPHS[5:])}</article>",
        META,
    )


@shape
def advertisements() -> str:
    ads = [
        f'<div class="ad-slot advertisement"><span>Advertisement</span><a href="x">{ad}</a></div>'
        for ad in ADS
    ]
    return document(
        f"<article>{H1}{paragraphs(PARAGRAPHS[:3])}{ads[0]}{paragraphs(PARAGRAPHS[3:6])}{ads[1]}{paragraphs(PARAGRAPHS[6:])}</article>",
        META,
    )


@shape
def comments_behind() -> str:
    comments = "".join(
        f'<div class="comment"><b>reader{i}</b><p>{text}</p></div>' for i, text in enumerate(COMMENTS)
    )
    return document(
        f'<article>{H1}{paragraphs()}</article><div id="comments" class="comments"><h2>Comments</h2>{comments}</div>',
        META,
    )


@shape
def comments_as_list() -> str:
    comments = "".join(f'<li class="comment"><p>{text}</p></li>' for text in COMMENTS)
    return document(f'<article>{H1}{paragraphs()}</article><ol class="comment-list">{comments}</ol>', META)


@shape
def newsletter_box() -> str:
    box = '<div class="newsletter-signup"><h3>Sign up for our newsletter</h3><p>The best of the harbor in your inbox every morning.</p><form><input name="e"></form></div>'
    return document(
        f"<article>{H1}{paragraphs(PARAGRAPHS[:5])}{box}{paragraphs(PARAGRAPHS[5:])}</article>", META
    )


@shape
def share_buttons() -> str:
    share = (
        '<ul class="share-buttons social"><li>Share on Facebook</li><li>Tweet this</li><li>Email</li></ul>'
    )
    return document(f"<article>{H1}{share}{paragraphs()}{share}</article>", META)


@shape
def cookie_banner() -> str:
    banner = '<div id="cookie-banner" class="cookie-notice"><p>We use cookies to improve your experience. By staying you agree to them.</p><button>Accept all</button></div>'
    return document(f"{banner}{NAVIGATION}<article>{H1}{paragraphs()}</article>{FOOTER}", META)


@shape
def paywall_box_behind() -> str:
    box = '<div class="paywall"><p>Subscribe to read on. Already a subscriber? Sign in.</p></div>'
    return document(f"{NAVIGATION}<article>{H1}{paragraphs()}{box}</article>", META)


@shape
def accelerated_mobile_page() -> str:
    return document(
        f'<amp-sidebar id="s">{listed(NAV)}</amp-sidebar><main><article>{H1}<amp-img src="a"></amp-img>{paragraphs()}'
        f"<amp-ad>{ADS[0]}</amp-ad></article></main>", META + linked(), 'amp lang="en"',
    )  # fmt: skip


@shape
def body_only_in_data() -> str:
    return document(
        '<div id="root"></div><script src="app.js"></script>', linked(articleBody="\n\n".join(PARAGRAPHS))
    )


@shape
def body_in_data_and_teaser_in_markup() -> str:
    return document(f"<main>{H1}<p>{PARAGRAPHS[0]}</p></main>", linked(articleBody="\n".join(PARAGRAPHS)))


@shape
def data_in_a_graph() -> str:
    graph = {"@graph": [{"@type": "WebSite", "name": SITE}, {"@type": "BreadcrumbList"}, LINKED]}
    return document(
        f"<article>{H1}{paragraphs()}</article>",
        f'<script type="application/ld+json">{json.dumps(graph)}</script>',
    )


@shape
def live_blog() -> str:
    posts = "".join(
        f'<div class="live-post"><time datetime="{DAY}T1{i}:00">1{i}:00</time><p>{text}</p></div>'
        for i, text in enumerate(PARAGRAPHS)
    )
    return document(f'<article class="live-blog">{H1}{posts}</article>', META)


@shape
def two_articles_on_a_page() -> str:
    other = "".join(f"<p>{link}. It was said to be so by those who know it well.</p>" for link in LINKS[:2])
    return document(
        f"<main><article>{H1}{paragraphs()}</article><article><h1>{LINKS[0]}</h1>{other}</article></main>",
        META,
    )


@shape
def teasers_in_front() -> str:
    teasers = "".join(f'<article class="teaser"><h3><a href="/x">{link}</a></h3></article>' for link in LINKS)
    return document(
        f"<section>{teasers}</section><main><article class='full'>{H1}{paragraphs()}</article></main>", META
    )


@shape
def sidebar_left() -> str:
    return document(
        f'<div id="sidebar" class="sidebar"><h4>Most read</h4>{listed(LINKS)}</div><div id="main">{H1}{paragraphs()}</div>',
        META,
    )


@shape
def sidebar_right() -> str:
    return document(
        f'<div id="main"><div class="entry">{H1}{paragraphs()}</div></div><div class="sidebar widget"><h4>Trending</h4>{listed(LINKS)}</div>',
        META,
    )


@shape
def blog_post() -> str:
    return document(
        f'<div class="hentry post"><h2 class="entry-title">{TITLE}</h2><div class="entry-meta">Posted on March 5, 2019 by {AUTHOR}</div>'
        f'<div class="entry-content">{paragraphs()}</div></div><div class="widget-area">{listed(LINKS)}</div>', META,
    )  # fmt: skip


@shape
def microdata() -> str:
    return document(
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>'
        f'<meta itemprop="datePublished" content="{DAY}"><span itemprop="author">{AUTHOR}</span>'
        f'<div itemprop="articleBody">{paragraphs()}</div></div>'
    )  # fmt: skip


@shape
def paragraphs_in_spans() -> str:
    return document(
        f"<article>{H1}"
        + "".join(f'<p><span class="t"><span>{text}</span></span></p>' for text in PARAGRAPHS)
        + "</article>",
        META,
    )


@shape
def links_and_emphasis_in_paragraphs() -> str:
    texts = [
        text.replace("Harbor Mills", '<a href="/mills"><b>Harbor Mills</b></a>').replace(
            "Whitlock", "<em>Whitlock</em>"
        )
        for text in PARAGRAPHS
    ]
    return document(f"<article>{H1}{paragraphs(texts)}</article>", META)


@shape
def one_section_a_paragraph() -> str:
    return document(
        f"<main>{H1}"
        + "".join(f'<section class="block"><div><p>{text}</p></div></section>' for text in PARAGRAPHS)
        + "</main>",
        META,
    )


@shape
def deep_nesting() -> str:
    return document("<div>" * 40 + H1 + paragraphs() + "</div>" * 40, META)


@shape
def utility_classes() -> str:
    return document(
        f'<div class="flex px-4"><div class="w-2/3">{H1}<div class="mt-4 text-lg">{paragraphs(attributes=" class=" + chr(34) + "mb-4 leading-7" + chr(34))}</div></div></div>',
        META,
    )


@shape
def hashed_classes() -> str:
    return document(
        f'<div class="sc-1a2b3c"><div class="css-9xz">{H1}</div><div class="sc-4d5e">{paragraphs(attributes=" class=sc-77")}</div></div>',
        META,
    )


@shape
def press_release() -> str:
    return document(
        f'<div class="release">{H1}<p><b>CHICAGO, March 5, 2019</b> /Newsline/ -- {PARAGRAPHS[0]}</p>{paragraphs(PARAGRAPHS[1:])}</div>',
        META,
    )


@shape
def wire_in_pre() -> str:
    return document(f"{H1}<pre>" + "\n\n".join(PARAGRAPHS) + "</pre>")


@shape
def drop_cap() -> str:
    first = f'<span class="drop">{PARAGRAPHS[0][0]}</span>{PARAGRAPHS[0][1:]}'
    return document(f"<article>{H1}{paragraphs([first, *PARAGRAPHS[1:]])}</article>", META)


@shape
def scripts_and_styles_inside() -> str:
    noise = "<script>var a = 'Buy two mattresses';</script><style>.a { color: red }</style><noscript>Turn on scripts</noscript>"
    return document(f"<article>{H1}{noise.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article>", META)


@shape
def comments_in_markup() -> str:
    return document(
        f"<!-- {ADS[0]} --><article>{H1}<!--[if IE]><p>Old</p><![endif]-->{paragraphs()}</article>", META
    )


@shape
def hidden_menus() -> str:
    return document(
        f'<div style="display:none" class="menu">{listed(NAV)}</div><article>{H1}{paragraphs()}</article>',
        META,
    )


@shape
def breadcrumbs_and_tags() -> str:
    crumbs = f'<ol class="breadcrumb"><li>Home</li><li>Business</li></ol>'  # noqa: F541
    return document(
        f'{crumbs}<article>{H1}{paragraphs()}<div class="tags">{listed(NAV[:3])}</div></article>', META
    )


@shape
def author_box_behind() -> str:
    box = f'<div class="author-bio"><h4>{AUTHOR}</h4><p>Writes of mills and has a dog.</p></div>'
    return document(f"<article>{H1}{BYLINE}{paragraphs()}{box}</article>", META)


@shape
def paragraphs_with_entities() -> str:
    texts = [
        text.replace("“", "&ldquo;").replace("”", "&#8221;").replace(" ", "&nbsp;", 1) for text in PARAGRAPHS
    ]
    return document(f"<article>{H1}{paragraphs(texts)}</article>", META)


@shape
def soft_hyphens() -> str:
    return document(
        f"<article>{H1}{paragraphs([text.replace('workers', 'work&shy;ers') for text in PARAGRAPHS])}</article>",
        META,
    )


@shape
def xhtml() -> str:
    body = f'<div id="content">{H1}{paragraphs()}</div>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>{TITLE}</title></head><body>{body}</body></html>'


@shape
def frames_of_a_reader() -> str:
    return document(f'<div class="page" id="readability-page-1">{paragraphs()}</div>', META)


@shape
def print_version() -> str:
    return document(
        f"<b>{SITE}</b><hr><h2>{TITLE}</h2><i>{AUTHOR}, March 5, 2019</i>{paragraphs()}<hr>Printed from {SITE}",
        META,
    )


@shape
def subheadings() -> str:
    return document(
        f"<article>{H1}{paragraphs(PARAGRAPHS[:5])}<h2>{HEADING}</h2>{paragraphs(PARAGRAPHS[5:])}</article>",
        META,
    )


@shape
def lists_inside() -> str:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    return document(
        f"<article>{H1}{paragraphs(PARAGRAPHS[:5])}<ul>{items}</ul>{paragraphs(PARAGRAPHS[5:])}</article>",
        META,
    )


@shape
def table_inside() -> str:
    table = "<table><tr><th>Plant</th><th>Jobs</th></tr><tr><td>Akron</td><td>700</td></tr><tr><td>Dayton</td><td>500</td></tr></table>"
    return document(
        f"<article>{H1}{paragraphs(PARAGRAPHS[:5])}{table}{paragraphs(PARAGRAPHS[5:])}</article>", META
    )


@shape
def pull_quote_inside() -> str:
    quote = "<blockquote class='pullquote'>There was none that we could afford.</blockquote>"
    return document(
        f"<article>{H1}{paragraphs(PARAGRAPHS[:7])}{quote}{paragraphs(PARAGRAPHS[7:])}</article>", META
    )


#: Paragraphs of another article on the page.
OTHER = [
    "A bakery chain in Bergen has hired eighty people for its new shops, which open in May along the harbor front.",
    "Its founder said that demand for rye bread had doubled within three years and that ovens were running at night.",
    "The shops will sell sandwiches, soups and coffee, and each has room for forty guests, a spokeswoman said.",
    "Rents in the old warehouses are low because the city wants to bring life back to its quays.",
    "Neighbours fear noise and traffic and have written to the council, which decides about the permits next week.",
]
LEGAL = "This site and all that is on it are provided as they are, without any warranty, and the publisher is not liable for losses that come of their use. "


@shape
def next_article_below() -> str:
    other = f"<article><h1>{LINKS[0]}</h1>{paragraphs(OTHER)}</article>"
    return document(
        f"{NAVIGATION}<main><article>{H1}{paragraphs()}</article>{other}</main>{FOOTER}", META + linked()
    )


@shape
def long_comments_behind() -> str:
    comments = "".join(
        f'<div class="comment-content"><p>{text} {other}</p></div>' for text in COMMENTS for other in OTHER
    )
    return document(
        f'<article>{H1}{paragraphs()}</article><section id="disqus_thread" class="comments-area">{comments}</section>',
        META,
    )


@shape
def menu_with_descriptions() -> str:
    menu = "".join(
        f'<div class="mega-menu-item"><a href="/x">{name}</a><p>All about {name.lower()} and more.</p></div>'
        for name in NAV
    )
    return document(f'<nav class="mega-menu">{menu}</nav><article>{H1}{paragraphs()}</article>', META)


@shape
def long_legal_footer() -> str:
    return document(
        f'<article>{H1}{paragraphs()}</article><footer class="legal"><p>{LEGAL * 12}</p></footer>', META
    )


@shape
def sidebar_with_prose() -> str:
    return document(
        f'<div class="main-column"><h1>{TITLE}</h1>{paragraphs()}</div><aside class="sidebar"><h3>{LINKS[0]}</h3>{paragraphs(OTHER[:3])}</aside>',
        META,
    )


@shape
def slideshow_inside() -> str:
    slides = "".join(
        f"<li class='slide'><figure><img src='{i}.jpg'><figcaption>Slide {i} of the mill</figcaption></figure></li>"
        for i in range(6)
    )
    return document(f"<article>{H1}<ul class='slideshow gallery'>{slides}</ul>{paragraphs()}</article>", META)


@shape
def summary_and_kicker() -> str:
    return document(f'<article><div class="kicker">Business</div>{H1}{BYLINE}{paragraphs()}</article>', META)


@shape
def video_above() -> str:
    video = '<div class="video-player"><video src="a.mp4"></video><p class="video-title">Watch: inside the mill</p></div>'
    return document(f"{NAVIGATION}<article>{H1}{video}{paragraphs()}</article>", META)


@shape
def definition_list_metadata() -> str:
    facts = f"<dl class='meta'><dt>Author</dt><dd>{AUTHOR}</dd><dt>Section</dt><dd>Business</dd></dl>"
    return document(f"<article>{H1}{facts}{paragraphs()}</article>", META)


@shape
def custom_elements() -> str:
    return document(
        f"<news-page><news-header>{H1}</news-header><news-body>{paragraphs()}</news-body></news-page>", META
    )
