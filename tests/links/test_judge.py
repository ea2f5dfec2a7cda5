"""From an answer to a verdict: the table of walls, and what counts as proof."""

import pytest

from catalog.links.judge import judge, led_on
from catalog.links.verdict import Observation, Verdict
from catalog.links.walls import SIGNATURES
from catalog.net.message import Answer, Hop, Trouble

URL = "https://host.example/paper"
HTML = {"content-type": "text/html"}


def page(
    status: int, body: str = "", headers: dict[str, str] | None = None, url: str = URL
) -> Answer:
    hops = () if url == URL else (Hop(URL, 302, url),)
    return Answer(url, status, {**HTML, **(headers or {})}, f"<html>{body}".encode(), hops=hops)


def seen(answer: Answer) -> Observation:
    return judge(answer, names_resolve=True)


def title(text: str) -> str:
    return f"<title>{text}</title>"


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, Verdict.OK), (203, Verdict.OK), (202, Verdict.BLOCKED), (204, Verdict.OK),
        (400, Verdict.UNKNOWN), (401, Verdict.BLOCKED), (402, Verdict.BLOCKED),
        (403, Verdict.BLOCKED), (404, Verdict.GONE), (405, Verdict.BLOCKED), (406, Verdict.BLOCKED),
        (408, Verdict.TIMEOUT), (410, Verdict.GONE), (418, Verdict.BLOCKED),
        (429, Verdict.RATE_LIMITED), (451, Verdict.BLOCKED), (500, Verdict.UNKNOWN),
        (503, Verdict.UNKNOWN), (504, Verdict.TIMEOUT), (522, Verdict.UNKNOWN),
        (999, Verdict.BLOCKED),
    ],
)  # fmt: skip
def test_statuses(status: int, verdict: Verdict) -> None:
    assert seen(page(status)).verdict is verdict


SCRIPT = "<script>{}</script>"
WALLS = {
    "Cloudflare by header": page(403, title("Just a moment..."), {"cf-mitigated": "challenge"}),
    "Cloudflare by page": page(503, title("Just a moment...") + "/cdn-cgi/challenge-platform/"),
    "Cloudflare with 404": page(404, "", {"cf-mitigated": "challenge"}),
    "Cloudflare in another language": page(
        200, title("Nur einen Moment…") + SCRIPT.format("window._cf_chl_opt={cType:'managed'}")
    ),
    "Cloudflare's refusal": page(
        403, title("Attention Required! | Cloudflare") + '<div id="cf-error-details">'
    ),
    "Anubis": page(200, title("x") + '<script id="anubis_version">'),
    "AWS by header": page(405, "", {"x-amzn-waf-action": "captcha"}),
    "AWS by page": page(202, SCRIPT.format("window.gokuProps = {}")),
    "AWS with 200": page(200, SCRIPT.format("window.gokuProps = {}")),
    "CloudFront": page(
        403, title("ERROR: The request could not be satisfied") + "<h1>403 ERROR</h1>"
    ),
    "Imperva": page(200, '<iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31">'),
    "Imperva's interruption": page(200, title("Pardon Our Interruption")),
    "DataDome": page(403, '<script src="https://geo.captcha-delivery.com/captcha/">'),
    "DataDome with 200": page(200, title("host.example") + "https://ct.captcha-delivery.com/c.js"),
    "HUMAN": page(403, '<div id="px-captcha">'),
    "HUMAN with 200": page(200, title("Access to this page has been denied") + "px-cloud.net"),
    "Radware": page(200, title("Radware Bot Manager Captcha")),
    "Radware by address": page(200, "", url="https://validate.perfdrive.com/a?ssa=1"),
    "Vercel": page(429, "", {"x-vercel-mitigated": "challenge"}),
    "Vercel by title": page(200, title("Vercel Security Checkpoint")),
    "Akamai": page(403, title("Access Denied") + "https://errors.edgesuite.net/18.1"),
    "Akamai with 404": page(404, title("Access Denied") + "https://errors.edgesuite.net/18.1"),
    "Akamai's interstitial": page(
        200, '<meta http-equiv="refresh" content="5; URL=\'/paper?bm-verify=AAQA\'" />'
    ),
    "Kasada": page(429, SCRIPT.format("window.KPSDK={};KPSDK.now=1")),
    "F5": page(200, title("Request Rejected") + "Your support ID is: 42"),
    "Sucuri": page(200, title("You are being redirected...") + "sucuri_cloudproxy_js=''"),
    "DDoS-Guard": page(403, title("DDoS-Guard")),
    "SiteGround": page(
        202, '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Fpaper">'
    ),
    "Alibaba Cloud": page(200, SCRIPT.format("document.cookie='acw_sc__v2=1'")),
    "question": page(200, "", url="https://www.google.com/sorry/index?continue=x"),
    "unusual traffic": page(
        200, "<p>Our systems have detected unusual traffic from your computer network.</p>"
    ),
    "not a bot": page(200, title("Making sure you&#39;re not a bot!")),
    "a check in Chinese": page(200, title("百度安全验证")),
    "a check with the site's name": page(200, title("Host Example | Human Verification")),
    "Anubis in French": page(200, title("On vérifie que vous n'êtes pas un robot !")),
    "Anubis says no": page(200, title("Oh noes!") + "<h1>Oh noes!</h1>"),
    "ScienceDirect": page(
        200,
        title("ScienceDirect") + "<p>There was a problem providing the content you requested</p>",
    ),
    "a check in French": page(200, title("Vérification de sécurité en cours")),
    "a check in Korean": page(200, title("보안 확인")),
    "two checks in Chinese": page(200, title("访问验证-安全验证")),
    "a sentence between tags": page(200, title("Host") + "<p>Sorry, you have been blocked</p>"),
    "a typographic apostrophe": page(200, title("Host") + "<p>Prove you’re human</p>"),
    "a captcha's address": page(200, title("Host"), url="https://host.example/captcha?to=/paper"),
    "a refusal's address": page(200, title("Host"), url="https://host.example/access-denied"),
    "a paywall's address": page(200, title("Host"), url="https://host.example/paywall"),
    "a host for logins": page(200, title("Log in"), url="https://auth.host.example/x/y"),
    "a host with a password": page(
        200, title("Host") + "<input type=password>", url="https://cas.host.example/x"
    ),
    "login in a language that nobody here knows": page(
        200, title("Kolonel") + '<form><input name="u"><input type="password"></form>'
    ),
    "login in Czech": page(200, title("Přihlásit se") + "<input type='password'>"),
    "login in Hungarian": page(200, title("Bejelentkezés") + "<input type='password'>"),
    "login in Greek": page(200, title("Σύνδεση") + "<input type='password'>"),
    "login with Dublin Core": page(
        200,
        title("Log in")
        + '<meta name="DC.title" content="Log in"><meta name="DC.creator" content="Team">'
        + '<input type="password">',
    ),
    "consent in German": page(200, title("Bevor Sie zu YouTube weitergehen")),
    "consent in Polish": page(200, title("Zanim przejdziesz do YouTube")),
    "consent in Japanese": page(200, title("続行する前に")),
    "a check in words": page(200, title("host.example") + "<p>Please verify you are human.</p>"),
    "cookies": page(200, title("x"), url="https://host.example/action/cookieAbsent"),
    "forbidden with 200": page(200, title("403 Forbidden")),
    "denied with 200": page(200, title("Access Denied - Host")),
    "denied with 404": page(404, title("Zugriff verweigert")),
    "consent": page(200, title("Before you continue"), url="https://consent.youtube.com/m?x"),
    "consent by title": page(200, title("Before you continue to YouTube")),
    "age": page(200, title("Age verification"), url="https://host.example/age-gate?to=/paper"),
    "login host": page(200, title("Sign in"), url="https://accounts.google.com/v3/signin"),
    "login page": page(200, title("Welcome"), url="https://host.example/users/login?next=/paper"),
    "single sign-on": page(200, title("x"), url="https://idp.host.example/idp/profile/SAML2"),
    "a library's proxy": page(200, title("x"), url="https://proxy.example/cas/login;s=1?service=x"),
    "login without redirect": page(
        200, title("Sign in · Host") + '<input name="p" type="password">'
    ),
    "login in Spanish": page(200, title("Iniciar sesión") + "<input type='password'>"),
    "login with 403": page(403, title("Log in to continue")),
}


@pytest.mark.parametrize("name", WALLS)
def test_walls(name: str) -> None:
    found = seen(WALLS[name])
    assert found.verdict is Verdict.BLOCKED
    assert found.titles == ()
    assert found.leads_to == ""


@pytest.mark.parametrize(
    "answer",
    [
        page(200, title("Too Many Requests")),
        page(403, "", {"x-ratelimit-remaining": "0"}),
        page(403, "", {"retry-after": "60"}),
    ],
)
def test_limits_under_other_numbers(answer: Answer) -> None:
    assert seen(answer).verdict is Verdict.RATE_LIMITED


NOT_FOUND = """
404 | 404 Not Found | Error 404 | HTTP Error 404 | 404 Error | Error 404 (Not Found)!!1
404 - Page Not Found | 404: Seite nicht gefunden | Page not found | Page Not Found • Host
Sorry, we can't find that page | We couldn't find what you're looking for | Not Found
The page could not be found | The requested page is not available | Oops! | Paper not found
Sorry, this page isn't available | This repository is no longer available | DOI Not Found
Oops! Page not found | The page you requested was not found | Host Example - Page not found
Page introuvable | Page non trouvée | Erreur 404 | Seite nicht gefunden | Fehler 404
Die angeforderte Seite wurde nicht gefunden | Página no encontrada | Página não encontrada
No se encontró la página | Pagina non trovata | Pagina niet gevonden | Sidan hittades inte
Sidan kunde inte hittas | Siden blev ikke fundet | Siden ble ikke funnet | Sivua ei löytynyt
Nie znaleziono strony | Strona nie została znaleziona | Stránka nenalezena | Sayfa bulunamadı
Az oldal nem található | Η σελίδα δεν βρέθηκε | Страница не найдена | Сторінку не знайдено
الصفحة غير موجودة | הדף לא נמצא | Không tìm thấy trang | Halaman tidak ditemukan
页面不存在 | 您访问的页面不存在 | 找不到页面 | 404 页面 | 頁面不存在 | 找不到網頁 | 该内容已被删除
Cette page n'existe pas | La page que vous recherchez n’existe pas | Contenido no disponible
La página que buscas no existe | La pagina richiesta non esiste | Die Seite existiert nicht
La pagina cercata non è stata trovata | That page can't be found | Unable to find page
Nothing found for papers | No Such Resource | 404. That's an error. | Video unavailable
The requested URL was not found on this server | The requested URL /a was not found on this server.
Oops, la page est introuvable | We're sorry, that page is gone | Diese Seite gibt es nicht
Σελίδα δεν βρέθηκε | Lapa nav atrasta | Stranica nije pronađena | Trang không tìm thấy
A página que você procura não existe | No se ha encontrado la página | Ta strona nie istnieje
Page Not Found - University of Examples, Department of Physics
Страница, которую вы ищете, не существует
ページが見つかりません | お探しのページは見つかりませんでした | 페이지를 찾을 수 없습니다
""".replace("\n", " | ").split(" | ")
NOBODY = """
This domain may be for sale | example.com is for sale | HugeDomains.com | Domain parked
Buy this domain | Account Suspended | Welcome to nginx! | Apache2 Ubuntu Default Page: It works
Under Construction | Coming Soon | 503 Service Unavailable | Internal Server Error
Whoops, looks like something went wrong. | Bad request | 400 Bad Request | Error | An error occurred
Site maintenance | Something went wrong | Error establishing a database connection
""".replace("\n", " | ").split(" | ")


@pytest.mark.parametrize("text", [text for text in (*NOT_FOUND, *NOBODY) if text])
def test_a_soft_404_is_no_proof(text: str) -> None:
    assert seen(page(200, title(text))).verdict is Verdict.UNKNOWN


def test_a_soft_404_under_the_title_of_its_site() -> None:
    body = title("Department of Examples") + "<h1 class='t'>Page <b>not found</b></h1>"
    assert seen(page(200, body)).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://d1.parkingcrew.net/x.js">',
        '<html data-adblockkey="MFww">',
        "<p>The domain host.example is parked. This domain may be for sale.</p>",
    ],
)
def test_a_parked_domain_by_its_page(body: str) -> None:
    assert seen(page(200, title("host.example") + body)).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "path",
    [
        "404", "errors/404.html", "page-not-found/?from=/paper", "error", "page_not_found",
        "custom404.html", "missing", "notfound.aspx", "404/",
    ],
)  # fmt: skip
def test_a_soft_404_by_its_address(path: str) -> None:
    found = seen(page(200, title("Host"), url=f"https://host.example/{path}"))
    assert found.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "The page you are looking for could not be found. Error 404.",
        "We're sorry, the page you requested does not exist",
        "La page que vous recherchez n'existe pas.",
        "Die angeforderte Seite wurde nicht gefunden",
        "抱歉，您访问的页面不存在",
    ],
)
def test_a_soft_404_by_what_it_says(text: str) -> None:
    body = title("Department of Examples") + f"<div><p>{text}</p></div>"
    assert seen(page(200, body)).verdict is Verdict.UNKNOWN
    assert seen(page(200, body + "<p>" + "a page to be read " * 200)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "more",
    [
        "<h1>Login</h1><p>The page does not exist</p>",
        '<form action="/login"><input type="password"></form>',
        '<script src="https://smartcaptcha.yandexcloud.net/captcha.js"></script>',
        '<link rel="preconnect" href="https://ct.captcha-delivery.com/">',
    ],
)
def test_an_honest_404_is_gone(more: str) -> None:
    assert seen(page(404, title("Page not found - Host") + more)).verdict is Verdict.GONE


@pytest.mark.parametrize("script", ["window._pxAppId = 'PX1'", "window.KPSDK={}"])
def test_an_honest_404_behind_a_wall_is_gone(script: str) -> None:
    assert seen(page(404, title("Not found") + SCRIPT.format(script))).verdict is Verdict.GONE


def test_a_parked_domain_by_its_address() -> None:
    answer = page(200, title("x"), url="https://www.hugedomains.com/domain_profile.cfm?d=host")
    assert seen(answer).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "404 Ways to Lose a Page",
        "CAPTCHA Solving by Metric Learning",
        "Human Verification of Faces",
        "Attention Is Not Found in Small Networks",
        "Attention Required: Where to Look Next",
        "Just a Moment Matching Network",
        "One More Step Towards Reality: Embeddings",
        "Security Check of Embeddings",
        "Access Denied: Backdoors in Retrieval",
        "Are You Human? Telling Programs from People",
        "Retracted Papers and Their Afterlife",
        "A Login Page Detector",
        "Login Anomalies in Embedding Space",
        "Sign in the Wild: Learning Gestures",
        "Connexion: Linking Records",
        "Deep Learning for Sale Forecasting",
        "Domain Adaptation with Missing Labels",
        "Page Ranking When Nothing Was Found",
        "Error Correcting Codes for Hashing",
        "Error Analysis of Triplet Losses",
        "Maintenance of Indexes under Updates",
        "Under Construction: Building Graphs from Text",
        "Forbidden Minors",
        "Gone Fishing: Learning to Detect Phish",
        "Cookie Consent in Practice: A Study",
        "Missing Data",
        "This domain is not enough: Generalising CNNs",
        "Privacy is for Sale",
        "Something Went Wrong: How Retrieval Fails",
        "Page Not Found: Link Rot in Scholarly Articles",
        "The Model Does Not Exist",
        "Error - a Python library",
        "Maintenance - A Survey of Predictive Methods",
        "Just a Moment – Temporal Grounding in Video",
        "Bot Detection | My Laboratory",
        "The Consent Problem",
    ],
)
def test_papers_whose_titles_sound_like_walls(text: str) -> None:
    more = "cloudflare Google captcha /cdn-cgi/challenge-platform/scripts/jsd/main.js"
    assert seen(page(200, title(text) + more)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "more",
    [
        '<script src="/_Incapsula_Resource?SWJIYLWA=719">',
        SCRIPT.format("window._pxAppId = 'PX1'"),
        '<script src="https://x.sdk.awswaf.com/challenge.js">',
        '<script src="https://js.datadome.co/tags.js">',
        '<form action="/login"><input type="password"></form>' + "text " * 500,
        '<form action="/find"></form><form action="/login"><input type="password"></form>',
        SCRIPT.format('window.awsWafCookieDomainList = ["host.example"];'),
        '<link rel="preconnect" href="https://ct.captcha-delivery.com/">',
        '<form><script src="https://smartcaptcha.yandexcloud.net/captcha.js"></script></form>',
        '<a href="https://robodis.com/">our laboratory</a>',
        SCRIPT.format('window.park = "central"'),
        "Slides are hosted on edgeone pages.",
        "<p>We study when crawlers are told that you have been blocked, and how sites say it.</p>",
        "<p>A note: this page was not found by any crawler; abstract not available.</p>",
        "We value your privacy. Accept all cookies.",
        "<footer>Enable JavaScript</footer>" + "Please verify you are human. " + "text " * 500,
        '<script src="https://www.google.com/recaptcha/api.js">',
    ],
)
def test_pages_behind_a_wall_carry_their_makers_scripts(more: str) -> None:
    assert seen(page(200, title("First Steps | Host") + more)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        "CAPTCHA | Encyclopaedia",
        "Error | Laboratory",
        "Oops! | Project page",
        "Just a moment",
        "Access Denied - How Publishers Keep Crawlers out",
        "Human Verification",
        "Under construction",
    ],
)
def test_what_may_be_a_good_page_is_a_wall_only_if_it_shows_little(text: str) -> None:
    assert seen(page(200, title(text))).verdict is not Verdict.OK
    assert seen(page(200, title(text) + "a page to be read " * 200)).verdict is Verdict.OK


def test_dublin_core_silences_no_wall() -> None:
    tags = '<meta name="DC.title" content="Page not found"><meta name="DC.creator" content="Team">'
    found = seen(page(200, title("Page not found") + tags))
    assert found.verdict is Verdict.UNKNOWN
    assert not found.bibliographic


def test_citation_tags_outweigh_a_title() -> None:
    body = title("Not Found") + '<meta name="citation_title" content="Not Found">'
    assert seen(page(200, body)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "body",
    [
        '<meta http-equiv="refresh" content="0; url=/new">',
        "<META HTTP-EQUIV='Refresh' CONTENT='5;URL=\"/new\"'>",
        '<meta http-equiv=refresh content="0;https://host.example/new#part">',
        SCRIPT.format("window.location.href = '/new';"),
        SCRIPT.format('location.replace("https:\\/\\/host.example\\/new")'),
        '<!--[if !IE]><!--><meta http-equiv="refresh" content="0; url=/new"><!--<![endif]-->',
        SCRIPT.format("<!--\nlocation = '/new'\n//-->"),
        SCRIPT.format("document.location='/new'") + "<p>You are being redirected.</p>",
    ],
)
def test_a_page_that_only_leads_on(body: str) -> None:
    assert seen(page(200, title("Redirecting") + body)).leads_to == "https://host.example/new"


@pytest.mark.parametrize(
    "body",
    [
        '<meta http-equiv="refresh" content="300; url=/new">',
        '<meta http-equiv="refresh" content="0; url=/paper">',
        '<meta http-equiv="refresh" content="5">',
        SCRIPT.format("if (x) location.href = '/new'") + "a page to be read " * 20,
        '<meta http-equiv="refresh" content="0; url=http://[bad">',
        '<noscript><meta http-equiv="refresh" content="0; url=/new"></noscript>',
        '<!-- <meta http-equiv="refresh" content="0; url=/new"> -->',
        '<!--[if lt IE 9]><meta http-equiv="refresh" content="0; url=/new"><![endif]-->',
        "<!--" + SCRIPT.format("location.href = '/new'") + "-->",
    ],
)
def test_a_page_that_is_to_be_read(body: str) -> None:
    assert seen(page(200, title("First") + body)).leads_to == ""


def test_what_a_signpost_leads_to_proves_nothing_against_it() -> None:
    signpost = page(200, '<meta http-equiv="refresh" content="0; url=/new">')
    there = Answer("https://host.example/new", 404, HTML, b"")
    found = seen(led_on(signpost, there))
    assert found.verdict is Verdict.UNKNOWN
    assert "leads on to https://host.example/new" in found.reason


def test_a_signpost_is_no_permanent_redirect() -> None:
    signpost = page(200, '<meta http-equiv="refresh" content="0; url=/new">')
    there = Answer("https://host.example/new", 200, HTML, b"<html><title>First</title>")
    found = seen(led_on(signpost, there))
    assert (found.verdict, found.moved_to) == (Verdict.OK, "")


@pytest.mark.parametrize(
    "text", ["RETRACTED: First Steps", "[Retracted] First Steps", "Withdrawn Article: X"]
)
def test_a_retraction_notice(text: str) -> None:
    assert seen(page(200, title(text))).verdict is Verdict.WITHDRAWN


def test_every_signature_says_what_it_is() -> None:
    for sign in SIGNATURES:
        assert sign.name
        assert (
            sign.header[0] or sign.title or sign.heading or sign.body or sign.words or sign.address
        )


def moved(*statuses: int, to: str = "https://host.example/new") -> Answer:
    hops = tuple(Hop(URL, status, to) for status in statuses)
    return Answer(to, 200, HTML, b"<html><title>First</title>", hops=hops)


@pytest.mark.parametrize("statuses", [(301,), (308,), (301, 308)])
def test_moved_for_good_if_every_hop_says_so(statuses: tuple[int, ...]) -> None:
    found = seen(moved(*statuses))
    assert (found.verdict, found.moved_to) == (Verdict.MOVED, "https://host.example/new")


@pytest.mark.parametrize("statuses", [(302,), (301, 302), (307,), (303,)])
def test_a_passing_redirect_is_no_move(statuses: tuple[int, ...]) -> None:
    found = seen(moved(*statuses))
    assert (found.verdict, found.moved_to) == (Verdict.OK, "")


@pytest.mark.parametrize(
    "path",
    [
        "", "en/", "en-us/home", "index.php", "home.html", "index", "main", "welcome", "?utm=1",
        "?lang=en", "de/?ref=old", "?from=/paper", "default.aspx",
    ],
)  # fmt: skip
def test_a_way_to_the_home_page_is_no_move(path: str) -> None:
    assert seen(moved(301, to=f"https://host.example/{path}")).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "to",
    [
        "https://cas.host.example/Papers/12.html", "https://auth.host.example/papers/1",
        "https://account.host.example/p", "https://host.example/sso/2020/paper.html",
        "https://host.example/p?ref=https://login.host.example/",
        "https://host.example/p/1?return=/login", "https://host.example/?id=12",
        "https://host.example/~doe/", "https://host.example/en/paper",
        "https://host.example/missing-data",
    ],
)  # fmt: skip
def test_a_way_to_a_page_is_a_move(to: str) -> None:
    found = seen(moved(301, to=to))
    assert (found.verdict, found.moved_to) == (Verdict.MOVED, to)


def test_what_was_asked_for_is_no_wall() -> None:
    asked = "http://login.host.example/register"
    answer = Answer(
        asked.replace("http:", "https:"),
        200,
        HTML,
        b"<html><title>First</title>",
        hops=(Hop(asked, 301, asked.replace("http:", "https:")),),
    )
    assert seen(answer).verdict is Verdict.MOVED


@pytest.mark.parametrize(
    ("trouble", "verdict"),
    [
        (Trouble.TIMEOUT, Verdict.TIMEOUT), (Trouble.PAUSED, Verdict.RATE_LIMITED),
        (Trouble.ROBOTS, Verdict.BLOCKED), (Trouble.NO_NAME, Verdict.GONE),
        (Trouble.NO_NAME_NOW, Verdict.UNKNOWN), (Trouble.REFUSED, Verdict.UNKNOWN),
        (Trouble.RESET, Verdict.UNKNOWN), (Trouble.TLS, Verdict.UNKNOWN),
        (Trouble.UNSAFE, Verdict.UNKNOWN), (Trouble.REDIRECTS, Verdict.UNKNOWN),
        (Trouble.ADDRESS, Verdict.UNKNOWN), (Trouble.PROTOCOL, Verdict.UNKNOWN),
        (Trouble.GIVEN_UP, Verdict.UNKNOWN),
    ],
)  # fmt: skip
def test_troubles(trouble: Trouble, verdict: Verdict) -> None:
    assert seen(Answer(URL, trouble=trouble)).verdict is verdict


def test_a_missing_name_proves_nothing_while_no_name_resolves() -> None:
    assert (
        judge(Answer(URL, trouble=Trouble.NO_NAME), names_resolve=False).verdict is Verdict.UNKNOWN
    )
