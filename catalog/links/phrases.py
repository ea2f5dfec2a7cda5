"""What the titles of pages say that stand in the place of another, in many languages.

A phrase has to be the whole of a title, but for the name of the site beside it: a paper may be
called "404 Ways to Lose a Page" or "Access Denied: Backdoors in Retrieval".
"""

import re

Phrase = re.Pattern[str]
_SITE_BEFORE = r"(?:[^|–—·•»]{0,80}?(?:\s[|–—·•»-]+|:)\s+)?"
_SITE_BEHIND = r"[\s.!?…。！？]*(?:\s*[|–—·•»]+\s*.*|\s-\s.*|\s\([^()]{1,40}\)\W*)?"


def whole(*phrases: str) -> Phrase:
    """A pattern for titles that say one of these and nothing else, but for the site's name."""
    return re.compile(rf"{_SITE_BEFORE}(?:{'|'.join(phrases)}){_SITE_BEHIND}\Z", re.I)


_THING = (
    r"(?:page|paper|article|item|file|record|document|content|resource|object|url|site|website|"
    r"publication|abstract|pdf|doi|entry|link|repository|project|address|post)"
)
_NOT_THERE = (
    r"(?:(?:could|can|was|is|has|does|do)(?:\s?no|n.)t (?:be |been )?(?:found|exist|available)|"
    r"not (?:be )?(?:found|available|exist)|no longer (?:exists|available|here)|cannot be found|"
    r"is no longer (?:available|here)|unavailable|(?:is )?missing|"
    r"(?:has been|was) (?:removed|deleted))"
)
_ALSO_404 = r"(?:errors?|not[\s-]?found|page|file|seite|página|страница|页面|頁面|ページ|錯誤|错误)"

NOT_FOUND = whole(
    rf"(?:http\W?|(?:status|code|error|fehler|erreur|errore|erro|ошибка|错误|エラー)\W*)*404"
    rf"(?:\W*|\W*{_ALSO_404}.*)",
    rf"(?:(?:sorry|oops|ups|whoops|uh[\s-]oh|hmm+)\W+)?(?:(?:the|this|that|requested|your) )*{_THING}"
    rf"(?: (?:you|that|which|requested)[^|]{{0,60}})? {_NOT_THERE}",
    r"(?:(?:sorry|oops)\W+)?(?:we|i)(?:.re| are)? (?:can(?:no|.)t|could ?n.t|unable to|were unable to)"
    r" (?:find|locate) (?:the|that|this|your|what)\b.{0,60}",
    r"not found", r"no such (?:page|file|article|paper|record)", r"nothing (?:was )?found(?: here)?",
    r"oops|whoops|uh[\s-]oh", r"(?:dead|broken) link", r"gone|410\W*(?:gone)?",
    r"no results? found", r"invalid (?:url|link|doi|article|paper|identifier)",
    r"doi not found",
    # German, French, Spanish, Italian, Portuguese, Catalan, Dutch
    r"(?:die |diese )?(?:angeforderte )?(?:seite|datei|dokument)\b.{0,40}nicht (?:gefunden|verfügbar|mehr)\b.{0,40}",
    r"nicht gefunden", r"(?:(?:cette|la) )?(?:page|ressource|article) (?:non trouvée?|introuvable|inexistante)",
    r"(?:la |esta )?p[áa]gina (?:web )?(?:solicitada )?(?:no|n[ãa]o) (?:se )?(?:ha sido |foi |existe|fue |est[áa] |se pudo )?"
    r"(?:encontrada|encontrado|encontrar|encontrou|disponible|disponível)?",
    r"no (?:encontrado|encontrada|se encontr\w+).{0,40}", r"n[ãa]o encontrad[oa]",
    r"(?:la )?pagina (?:non|niet|nu) .{0,20}(?:trovata|disponibile|esiste|gevonden|găsită)",
    r"pàgina no trobada", r"(?:deze )?pagina .{0,20}niet (?:gevonden|beschikbaar|bestaat)",
    # Swedish, Danish, Norwegian, Finnish, Polish, Czech, Slovak, Hungarian, Turkish, Greek
    r"(?:sidan|siden|sida)\b.{0,30}(?:hittades inte|hittas|blev ikke fundet|ble ikke funnet|finnes ikke|findes ikke|finns inte)",
    r"(?:fant|finner) ikke siden", r"sivua ei (?:löydy|löytynyt)", r"nie znaleziono.{0,20}",
    r"strona (?:nie .{0,20}|o podanym adresie nie .{0,20})", r"str[áa]nk[ay] (?:nenalezena|neexistuje|nebyla nalezena|sa nenašla)",
    r"(?:az )?oldal nem található", r"sayfa bulunamadı", r"η σελίδα δεν (?:βρέθηκε|υπάρχει)",
    # Russian, Ukrainian, Arabic, Hebrew, Persian, Vietnamese, Indonesian, Thai
    r"(?:страница|документ|запрашиваемая страница) не (?:найдена?|существует)", r"не найдено",
    r"сторінк[уа] не (?:знайдено|існує)", r"الصفحة غير موجودة", r"(?:ה)?דף לא נמצא",
    r"صفحه (?:مورد نظر )?(?:پیدا|یافت) نشد", r"không tìm thấy(?: trang)?", r"trang không tồn tại",
    r"halaman tidak ditemukan", r"ไม่พบหน้า.{0,20}",
    # Chinese, Japanese, Korean
    r".{0,12}(?:页面|网页|頁面|網頁|文章|内容|內容|资源|页)\W{0,2}.{0,6}(?:不存在|未找到|找不到|没有找到|已删除|被删除|不見了|不见了|丢失)",
    r".{0,6}(?:找不到|未找到|没有找到).{0,8}(?:页面|网页|頁面|網頁|内容|文章)?",
    r".{0,20}ページ.{0,4}(?:見つかりません|存在しません|見つかりませんでした).{0,8}", r"見つかりません.{0,8}",
    r".{0,20}(?:페이지를|페이지가).{0,4}(?:찾을 수 없|존재하지 않).{0,8}",
)  # fmt: skip
"""There is nothing here."""

BOT_CHECK = whole(
    r"just a moment", r"one moment,? please", r"un momento", r"einen moment(?: bitte)?",
    r"nur einen moment", r"un instant", r"un moment,? s.il vous pla[iî]t", r"请稍候", r"請稍候",
    r"しばらくお待ちください", r"один момент", r"um momento", r"even geduld(?: a\.?u\.?b\.?)?",
    r"making sure you.re not a bot", r"are you (?:a )?(?:robot|human|a bot)",
    r"(?:please )?verify(?:ing)? (?:that )?(?:you are|you.re) (?:a )?(?:human|not a robot)",
    r"(?:please )?(?:prove|confirm) (?:that )?you.?.?(?:re| are) (?:a )?(?:human|not a (?:robot|bot))",
    r"verifying your (?:browser|connection|request)", r"(?:human|bot|robot|browser) (?:verification|check|challenge)",
    r"(?:client|security|javascript|js|browser|bot) challenge", r"challenge (?:validation|page)",
    r"security (?:check|checkpoint|verification)(?: required)?", r"(?:vercel )?security checkpoint",
    r"checking your browser(?: before accessing.{0,60})?", r"ddos[\s-]?(?:guard|protection)(?: by .{0,40})?",
    r"validate user", r"(?:re)?captcha(?: (?:check|page|required|verification|challenge))?",
    r"pardon (?:our|the) interruption", r"access to this page has been denied",
    r"attention required!?", r"please (?:enable|turn on) (?:cookies|javascript)(?: and (?:cookies|javascript))?.{0,40}",
    r"unusual traffic(?: detected| from your .{0,40})?", r"suspicious (?:activity|traffic)(?: detected)?",
    r"request (?:rejected|blocked)", r"you have been blocked", r"(?:your )?(?:ip|ip address|access) (?:has been |is |was )?blocked",
    r"radware (?:bot manager|captcha).{0,40}", r"sucuri website firewall.{0,40}", r"web application firewall.{0,20}",
    r"bot (?:detected|detection|manager)", r"hold on(?: a (?:moment|second))?",
    r"安全验证", r"安全驗證", r"百度安全验证", r"人机验证", r"滑动验证(?:页面)?", r"访问验证", r"环境异常", r"浏览器安全检查中",
    r"sicherheits(?:überprüfung|prüfung|check)", r"vérification de sécurité", r"проверка браузера", r"вы не робот",
    r"comprobaci[óo]n de seguridad", r"verifica(?:zione|ção) di sicurezza",
)  # fmt: skip
"""A program is to be kept out."""

DENIED = whole(
    r"(?:error\W*)?(?:401|403|451|999)(?:\W*(?:error|forbidden|unauthori[sz]ed|access denied).{0,40})?",
    r"forbidden", r"access (?:denied|forbidden|restricted)", r"(?:permission|zugriff|accès|acceso|accesso)"
    r" (?:denied|verweigert|refusé|interdit|denegado|negato)", r"acesso negado", r"доступ (?:запрещ[её]н|ограничен)",
    r"(?:访问|存取)被(?:拒绝|拒絕)|禁止访问|拒绝访问", r"アクセス(?:が)?(?:拒否|禁止).{0,8}",
    r"cookie absent", r"cookies? (?:not supported|required|disabled|are disabled)", r"unauthori[sz]ed",
    r"unavailable (?:for legal reasons|in your (?:country|region))", r"subscription required", r"paywall",
)  # fmt: skip
"""The host says no, whatever its status."""

LOGIN = whole(
    r"(?:please )?(?:log|sign)[\s-]?(?:in|on)(?: (?:to|with|or|required|page|to continue)\b.{0,60})?",
    r"(?:user |member |account |institutional |single sign-?on )?(?:login|signin|sign-on|sso)"
    r"(?: (?:page|required|form|or register|service|portal))?",
    r"(?:central )?authentication(?: (?:required|service|portal))?", r"web login service", r"shibboleth.{0,40}",
    r"(?:select|choose|find) your institution.{0,20}", r"where are you from",
    r"anmelden|anmeldung|einloggen", r"(?:se )?connecter|connexion|identification|s.identifier",
    r"iniciar sesi[óo]n|acceder|identificarse", r"accedi|effettua l.accesso", r"entrar|iniciar sessão|fazer login",
    r"inloggen|aanmelden", r"logga in|log ind|logg inn|kirjaudu(?: sisään)?", r"zaloguj(?: się)?|logowanie|přihlášení",
    r"войти|вход(?: в систему)?|авторизация", r"увійти", r"giriş(?: yap)?", r"登录|登入|登錄|用户登录|统一身份认证",
    r"ログイン|サインイン", r"로그인", r"تسجيل الدخول", r"đăng nhập",
)  # fmt: skip
"""Somebody is to say who they are."""

CONSENT = whole(
    r"before you continue(?: to .{1,40})?", r"bevor (?:sie|du) .{0,40}fortf(?:ahren|ährst)",
    r"avant (?:d.accéder à|de continuer).{0,40}", r"antes de (?:continuar|ir).{0,40}", r"prima di continuare.{0,40}",
    r"voordat je (?:verdergaat|doorgaat).{0,40}", r"(?:cookie|privacy|your) consent",
    r"cookie (?:wall|settings|notice|policy required)", r"we value your privacy", r"your privacy (?:choices|matters)",
    r"(?:accept|allow) (?:all )?cookies(?: to continue)?", r"(?:age|alters)[\s-]?(?:verification|gate|check|überprüfung)",
    r"datenschutz-?einstellungen", r"gérer (?:vos|mes) cookies",
)  # fmt: skip
"""Somebody is to agree to something."""

FOR_SALE = whole(
    r".{0,80}\b(?:domain(?: name)?|website)? ?(?:is |may be |are )(?:available )?for sale.{0,40}",
    r".{0,60}\bdomain(?: name)? (?:is )?(?:for sale|parked|expired|has expired|available|registered|parking).{0,40}",
    r"(?:parked|parking) (?:domain|page)(?: name)?.{0,40}", r"buy (?:this domain|[\w.-]+\.[a-z]{2,}).{0,40}",
    r"this domain (?:is|may|has|name)\b.{0,60}", r"hugedomains.*", r"domain parking", r".{0,40}域名(?:出售|转让|已过期).{0,20}",
    r".{0,60}(?:domain|domäne) (?:steht zum verkauf|zu verkaufen|kaufen).{0,20}",
    r"(?:website|site|account|domain|hosting) (?:has been )?suspended.{0,40}", r"account suspended",
    r"welcome to (?:nginx|openresty|centos|caddy)!?", r"(?:apache2?|nginx|ubuntu|debian|iis|centos|red hat).{0,40}"
    r"(?:default|test) page.{0,40}", r"iis windows(?: server)?", r"test page for .{0,40}", r"it works!?",
    r"default (?:web ?site|home|web|server) page.{0,40}", r"(?:web)?site (?:is )?(?:not (?:configured|published|installed)|under construction|coming soon)",
    r"under construction", r"coming soon", r"future home of .{0,60}",
)  # fmt: skip
"""Nobody lives here any more, or not yet."""

TOO_MUCH = whole(
    r"(?:error\W*)?429(?:\W*too many requests)?", r"too many requests", r"rate limit(?:ed| exceeded| reached)?",
    r"请求过于频繁|访问过于频繁", r"zu viele anfragen", r"trop de requêtes", r"demasiadas solicitudes",
)  # fmt: skip
"""Come back later."""

BROKEN = whole(
    r"(?:error\W*)?50[0234](?:\W*(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|error).{0,40})?",
    r"internal server error", r"bad gateway", r"(?:service|site|page|server) (?:is )?(?:temporarily |currently )?(?:unavailable|down)",
    r"temporarily unavailable", r"(?:(?:site|scheduled|server|we.re|we are|down|currently) )*(?:under|for|in) (?:scheduled )?maintenance",
    r"(?:site |scheduled )?maintenance(?: mode| page)?", r"wartungs(?:arbeiten|modus)|wartung", r"(?:en )?maintenance|en mantenimiento|in manutenzione|em manutenção",
    r"технические работы", r"系统维护(?:中)?|网站维护(?:中)?", r"メンテナンス(?:中)?.{0,10}",
    r"(?:an )?error(?: occurred| has occurred| page)?", r"(?:application|server|runtime|fatal|database|unexpected) error.{0,40}",
    r"error establishing a database connection", r"something went wrong", r"fehler", r"erreur",
)  # fmt: skip
"""The host is not well, and says so with 200."""

RETRACTED = re.compile(
    r"[\[(](?:retracted|withdrawn)\b[^\])]*[\])]"
    r"|(?:retracted|withdrawn)(?: article| paper| chapter)?\s*:",
    re.I,
)
"""The work was taken back; matched at the start of a title."""
