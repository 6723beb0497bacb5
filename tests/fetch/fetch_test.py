#!/usr/bin/env python3
"""runut fetch against a server of our own on loopback, its archives read back by another reader.

usage: fetch_test.py RUNUT [NAME]...
Each test is a function; those named (all otherwise) run in a folder of their own.
"""
import concurrent.futures
import gzip
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import server
import warc

RUNUT = None
QUICK = {"--delay": "0", "--retries": "0"}


def runut(*arguments, status=0, private=True, **kwargs):
    """Runs `runut fetch`; gives what it said of each page."""
    done = subprocess.run(
        [RUNUT, "fetch", *(x for name, value in QUICK.items() if name not in arguments for x in (name, value)),
         *(["--allow-private"] if private else []), "--json", *map(str, arguments)],
        capture_output=True, text=True, timeout=120, **kwargs)
    assert done.returncode == status, f"status {done.returncode}, not {status}: {done.stderr}"
    return [json.loads(line) for line in done.stdout.splitlines()] if "--output" in arguments or "-o" in arguments else done


def of(records, kind, url=None):
    return [r for r in records if r.type == kind and (url is None or r.url == url)]


def one_page(site, folder):
    site.answers["/a"] = server.page(12)
    said = runut("-o", folder / "a.warc.gz", site.url + "/a#part")
    assert [(p["url"], p["outcome"], p["status"]) for p in said] == [(site.url + "/a", "fetched", 200)], said
    records = warc.read(folder / "a.warc.gz")
    assert [r.type for r in records] == ["warcinfo", "response", "request"]
    info, response, request = records
    assert info.fields["WARC-Filename"] == "a.warc.gz" and b"software: runut/" in info.block
    assert response.payload == server.PAGE % 12 and response.fields["WARC-IP-Address"] == "127.0.0.1"
    assert request.block.startswith(b"GET /a HTTP/1.1\r\n") and b"User-Agent: runut/" in request.block
    assert request.fields["WARC-Concurrent-To"] == response.fields["WARC-Record-ID"] == said[0]["record"]
    assert site.paths() == ["/robots.txt", "/a"]


def wire_bytes_are_kept(site, folder):
    site.answers.update({"/zipped": server.zipped(3), "/chunked": server.chunked(4), "/plain": server.page(5)})
    runut("-o", folder / "a.warc", *[site.url + p for p in ("/zipped", "/chunked", "/plain")])
    data = (folder / "a.warc").read_bytes()
    assert data.startswith(b"WARC/1.1\r\n")
    zipped, chunked, plain = of(warc.read(folder / "a.warc"), "response")
    assert zipped.payload[:2] == b"\x1f\x8b" and zipped.content == server.PAGE % 3
    assert chunked.http[2].startswith(b"32\r\n") and chunked.content == server.PAGE % 4
    assert plain.content == server.PAGE % 5
    runut("-o", folder / "b.warc", "--digest", "sha1", site.url + "/chunked")
    assert of(warc.read(folder / "b.warc"), "response")[0].fields["WARC-Payload-Digest"].startswith("sha1:")


def order_of_input(site, folder):
    def late(handler):
        time.sleep(0.5)
        server.send(handler, *server.page(1))

    other = server.Site("127.0.0.2")
    site.answers["/late"] = late
    for i in range(5):
        other.answers[f"/{i}"] = server.page(i)
    urls = [site.url + "/late"] + [other.url + f"/{i}" for i in range(5)]
    (folder / "list").write_text("# notes are passed over\n\n" + "\n".join(urls[1:]) + "\n" + urls[2] + "\n")
    said = runut("-o", folder / "a.warc.gz", urls[0], "--from", folder / "list")
    other.close()
    assert [p["url"] for p in said] == urls
    assert [r.url for r in of(warc.read(folder / "a.warc.gz"), "response")] == urls
    assert other.times[-1] < site.times[-1] + 0.5, "one host waited for another"


def robots_are_obeyed(site, folder):
    site.answers["/robots.txt"] = (
        200, {"Content-Type": "text/plain"},
        b"User-agent: *\nDisallow: /\n\nUser-agent: Runut\nDisallow: /private\nAllow: /private/open$\nDisallow: /*.pdf\n")
    for path in ("/a", "/private/open"):
        site.answers[path] = server.page()
    urls = [site.url + p for p in ("/a", "/private/x", "/private/open", "/b/c.pdf?x=1")]
    said = runut("-o", folder / "a.warc.gz", *urls, status=4)
    assert [p["outcome"] for p in said] == ["fetched", "disallowed", "fetched", "disallowed"], said
    assert said[1]["reason"] == "robots.txt disallows it (Disallow: /private)", said[1]
    assert site.paths() == ["/robots.txt", "/a", "/private/open"], "what is disallowed was asked for"
    notes = of(warc.read(folder / "a.warc.gz"), "metadata")
    assert [n.url for n in notes] == [urls[1], urls[3]] and b"outcome: disallowed" in notes[0].block
    said = runut("-o", folder / "b.warc.gz", "--user-agent", "other/2", urls[0], status=4)
    assert said[0]["reason"].endswith("(Disallow: /)")


def robots_by_status(site, folder):
    site.answers["/a"] = server.page()
    for status, outcome in ((404, "fetched"), (403, "fetched"), (500, "disallowed"), (503, "disallowed"), (429, "disallowed")):
        site.answers["/robots.txt"] = (status, {}, b"User-agent: *\nDisallow: /")
        site.asked.clear()
        said = runut("-o", folder / f"{status}.warc.gz", site.url + "/a", status=0 if outcome == "fetched" else 4)
        assert said[0]["outcome"] == outcome, (status, said)
        if outcome == "disallowed":
            assert f"HTTP {status}" in said[0]["reason"] and site.paths() == ["/robots.txt"], said
    # Redirects of robots.txt are followed, and end.
    site.answers["/robots.txt"] = server.moved("/elsewhere.txt", 301)
    site.answers["/elsewhere.txt"] = (200, {}, b"User-agent: *\nDisallow: /a")
    assert runut("-o", folder / "r.warc.gz", site.url + "/a", status=4)[0]["outcome"] == "disallowed"
    site.answers["/elsewhere.txt"] = server.moved("/robots.txt")
    assert runut("-o", folder / "s.warc.gz", site.url + "/a")[0]["outcome"] == "fetched"
    # A site that does not answer at all is not asked for pages.
    closed = server.Site()
    closed.close()
    said = runut("-o", folder / "t.warc.gz", closed.url + "/a", status=4)
    assert said[0]["outcome"] == "unreachable" and "robots.txt cannot be read" in said[0]["reason"], said


def crawl_delay(site, folder):
    site.answers.update({"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 0.6\n"), "/a": server.page(), "/b": server.page()})
    runut("-o", folder / "a.warc.gz", site.url + "/a", site.url + "/b")
    assert site.times[2] - site.times[1] >= 0.55, "the site's delay is not kept"
    site.asked.clear(), site.times.clear()
    runut("-o", folder / "b.warc.gz", "--max-wait", "0.1", site.url + "/a", site.url + "/b")
    assert site.times[2] - site.times[1] < 0.5, "a delay beyond the limit is waited for"
    site.answers["/robots.txt"] = (404, {}, b"")
    site.times.clear()
    runut("-o", folder / "c.warc.gz", "--delay", "0.5", site.url + "/a", site.url + "/b")
    assert site.times[2] - site.times[1] >= 0.45, "--delay is not kept"


def not_modified(site, folder):
    def tagged(handler):
        if handler.headers.get("If-None-Match") == '"v1"':
            return (304, {"ETag": '"v1"'}, b"")
        status, headers, body = server.page(7)
        return status, {**headers, "ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"}, body

    numbers = {"n": 1}
    site.answers["/tagged"] = tagged
    site.answers["/same"] = server.page(8)
    site.answers["/new"] = lambda _: server.page(numbers["n"])
    urls = [site.url + p for p in ("/tagged", "/same", "/new")]
    first, second, third = folder / "1.warc.gz", folder / "2.warc.gz", folder / "3.warc"
    runut("-o", first, *urls)
    numbers["n"] = 2
    said = runut("-o", second, "--since", first, *urls)
    assert [p["outcome"] for p in said] == ["unchanged", "unchanged", "fetched"], said
    sent = [h for _, path, h in site.asked if path == "/tagged"][-1]
    assert sent["If-None-Match"] == '"v1"' and sent["If-Modified-Since"] == "Mon, 02 Mar 2026 10:00:00 GMT"
    originals = {r.url: r for r in of(warc.read(first), "response")}
    not_modified, identical = of(warc.read(second), "revisit")
    assert not_modified.fields["WARC-Profile"].endswith("/server-not-modified") and not_modified.status == 304
    assert identical.fields["WARC-Profile"].endswith("/identical-payload-digest") and identical.status == 200
    for revisit in (not_modified, identical):
        original = originals[revisit.url]
        assert revisit.fields["WARC-Refers-To"] == original.fields["WARC-Record-ID"]
        assert revisit.fields["WARC-Refers-To-Target-URI"] == original.url
        assert revisit.fields["WARC-Refers-To-Date"] == original.fields["WARC-Date"]
        assert revisit.fields["WARC-Payload-Digest"] == original.fields["WARC-Payload-Digest"]
        assert revisit.http[2] == b"", "a revisit holds a body"
    # A revisit is as good as its original, and digests of another kind are understood.
    said = runut("-o", third, "--digest", "sha1", "--since", second, *urls)
    assert [p["outcome"] for p in said] == ["unchanged"] * 3, said
    again = of(warc.read(third), "revisit")[0]
    assert again.fields["WARC-Refers-To"] == originals[again.url].fields["WARC-Record-ID"]


def retries(site, folder):
    def at_last(handler):
        tries = site.tries[handler.path]
        if tries == 1:
            return (429, {"Retry-After": "1"}, b"too much")
        if tries == 2:
            return (503, {}, b"busy")
        return server.page(9)

    site.answers["/at-last"] = at_last
    said = runut("-o", folder / "a.warc.gz", site.url + "/at-last", "--retries", "2")
    assert (said[0]["outcome"], said[0]["requests"]) == ("fetched", 3), said
    pauses = [b - a for a, b in zip(site.times[1:], site.times[2:])]
    assert pauses[0] >= 0.95 and pauses[1] >= 1.95, pauses
    assert [r.status for r in of(warc.read(folder / "a.warc.gz"), "response")] == [200]

    site.answers["/busy"] = (429, {"Retry-After": "3600"}, b"")
    site.answers["/b"] = server.page()
    site.asked.clear()
    said = runut("-o", folder / "b.warc.gz", site.url + "/busy", site.url + "/b", "--retries", "3", status=4)
    assert [p["outcome"] for p in said] == ["http_error", "left"], said
    assert "left alone for 3600 s" in said[1]["reason"] and site.paths() == ["/robots.txt", "/busy"]

    site.answers["/gone"] = (410, {}, b"gone")
    said = runut("-o", folder / "c.warc.gz", site.url + "/gone", "--retries", "3", status=4)
    assert (said[0]["requests"], said[0]["reason"]) == (1, "HTTP 410")
    assert of(warc.read(folder / "c.warc.gz"), "response")[0].status == 410


def redirects(site, folder):
    other = server.Site("127.0.0.2")
    site.answers.update({
        "/1": server.moved("/2?q=1", 301), "/2?q=1": server.moved(other.url + "/3", 308),
        "/round": server.moved("/round2"), "/round2": server.moved("round"),
        "/file": server.moved("file:///etc/passwd"), "/ftp": server.moved("ftp://example.org/x"),
        "/user": server.moved("http://me:secret@127.0.0.1/x"), "/shut": server.moved(other.url + "/shut"),
        "/nowhere": (302, {}, b"")})
    for i in range(30):
        site.answers[f"/long{i}"] = server.moved(f"/long{i + 1}")
    other.answers.update({"/3": server.page(), "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /shut")})
    paths = ["/1", "/round", "/file", "/ftp", "/user", "/shut", "/nowhere", "/long0"]
    said = runut("-o", folder / "a.warc.gz", *[site.url + p for p in paths], status=4)
    other.close()
    assert [p["outcome"] for p in said] == [
        "fetched", "redirected", "refused", "refused", "refused", "disallowed", "http_error", "redirected"], said
    assert said[0]["final_url"] == other.url + "/3" and "circle" in said[1]["reason"]
    assert "neither http nor https" in said[2]["reason"] and "10 redirects" in said[7]["reason"]
    assert "secret" not in (folder / "a.warc.gz").read_bytes().decode("latin-1")
    records = warc.read(folder / "a.warc.gz")
    assert [r.url for r in of(records, "response")][:3] == [site.url + "/1", site.url + "/2?q=1", other.url + "/3"]
    assert len(of(records, "response")) == 3 + 2 + 3 + 1 + 1 + 11
    assert "/shut" not in other.paths()
    said = runut("-o", folder / "b.warc.gz", "--redirects", "0", site.url + "/1", status=4)
    assert said[0]["outcome"] == "redirected"


def private_addresses(site, folder):
    site.answers["/a"] = server.page()
    port = site.url.rsplit(":", 1)[1]
    urls = [f"http://{host}:{port}/a" for host in (
        "127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254",
        "10.0.0.1", "192.168.1.1", "[fe80::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]")]
    said = runut("-o", folder / "a.warc.gz", *urls, status=4, private=False)
    assert {p["outcome"] for p in said} == {"refused"}, said
    assert all("no address of the open internet" in p["reason"] for p in said)
    assert site.asked == [], "a private address was asked"
    warc.read(folder / "a.warc.gz")


def bad_addresses(site, folder):
    bad = ["file:///etc/passwd", "example.org", "http://", "http://a b/", "gopher://example.org/", "http://me@127.0.0.1/",
           site.url + "/" + "a" * 9000, "javascript:alert(1)", "http://127.0.0.1:99999/"]
    said = runut("-o", folder / "a.warc.gz", *bad, status=4)
    assert [p["outcome"] for p in said] == ["refused"] * len(bad), said
    assert all(p["reason"] for p in said)
    warc.read(folder / "a.warc.gz")


def parts(site, folder):
    site.answers.update({"/off": server.broken_off, "/huge": server.huge, "/slow": server.slow, "/a": server.page()})
    urls = [site.url + p for p in ("/off", "/huge", "/slow", "/a")]
    began = time.monotonic()
    said = runut("-o", folder / "a.warc.gz", "--max-bytes", "1MB", "--timeout", "2", *urls, status=4)
    assert time.monotonic() - began < 8
    assert [p["outcome"] for p in said] == ["cut", "cut", "cut", "fetched"], said
    responses = of(warc.read(folder / "a.warc.gz"), "response")
    assert [r.fields.get("WARC-Truncated") for r in responses] == ["disconnect", "length", "time", None]
    assert len(responses[1].payload) == 1 << 20 and responses[0].payload == server.PAGE % 1


def nonsense(site, folder):
    def no_http(handler):
        handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n")
        handler.close_connection = True

    def long_head(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 60000 + b"\r\n")
        for _ in range(200):
            handler.wfile.write(b"X: " + b"y" * 60000 + b"\r\n")
        handler.close_connection = True

    def nothing(handler):
        handler.close_connection = True

    def interim(handler):
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
        server.send(handler, *server.page(2))

    def bad_chunks(handler):
        server.send(handler, 200, {"Transfer-Encoding": "chunked"}, b"zz\r\nabc\r\n")
        handler.close_connection = True

    site.answers.update({"/ssh": no_http, "/head": long_head, "/nothing": nothing, "/interim": interim, "/chunks": bad_chunks,
                         "/lie": (200, {"Content-Encoding": "gzip"}, b"no gzip"), "/empty": (200, {}, b"")})
    said = runut("-o", folder / "a.warc.gz", *[site.url + p for p in ("/ssh", "/head", "/nothing", "/interim", "/chunks", "/lie", "/empty")], status=4)
    assert [p["outcome"] for p in said] == ["unreachable"] * 3 + ["fetched", "cut", "fetched", "fetched"], said
    responses = of(warc.read(folder / "a.warc.gz"), "response")
    assert responses[0].status == 200 and responses[0].payload == server.PAGE % 2


def limits_of_the_run(site, folder):
    for i in range(6):
        site.answers[f"/{i}"] = (200, {}, b"x" * 1000)
    urls = [site.url + f"/{i}" for i in range(6)]
    out = folder / "a.warc.gz"
    said = runut("-o", out, "--total-bytes", "2500", *urls, status=4)
    assert [p["outcome"] for p in said] == ["fetched"] * 3 + ["left"] * 3, said
    said = runut("-o", out, "--resume", *urls)
    assert [p["outcome"] for p in said] == ["done_before"] * 3 + ["fetched"] * 3, said
    assert [r.url for r in of(warc.read(out), "response")] == urls
    said = runut("-o", folder / "b.warc.gz", "--delay", "0.4", "--total-time", "0.6", *urls, status=4)
    assert said[0]["outcome"] == "fetched" and said[-1]["outcome"] == "left", said


def resume_after_any_cut(site, folder):
    site.answers.update({"/a": server.page(1), "/b": server.moved("/c"), "/c": server.page(3), "/d": server.page(4)})
    urls = [site.url + p for p in ("/a", "/b", "/d")]
    for name in ("whole.warc.gz", "whole.warc"):
        runut("-o", folder / name, *urls)
        data = (folder / name).read_bytes()
        cut = folder / ("cut-" + name)
        for size in [0, 1, 5, *range(10, len(data), len(data) // 23), len(data) - 1, len(data)]:
            cut.write_bytes(data[:size])
            runut("-o", cut, "--resume", *urls)
            records = warc.read(cut)
            assert {r.url for r in of(records, "response")} == {site.url + p for p in "/a /b /c /d".split()}, (name, size)


def stopped_by_the_user(site, folder):
    site.answers.update({f"/{i}": server.page(i) for i in range(20)})
    urls = [site.url + f"/{i}" for i in range(20)]
    out = folder / "a.warc.gz"
    for how in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        out.unlink(missing_ok=True)
        run = subprocess.Popen([RUNUT, "fetch", "--allow-private", "--delay", "0.2", "-o", out, *urls], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while len(site.asked) < 4:
            time.sleep(0.02)
        run.send_signal(how)
        run.communicate(timeout=10)
        assert run.returncode == (4 if how != signal.SIGKILL else -signal.SIGKILL), run.returncode
        half = len(of(warc.read(out), "response"))
        assert 0 < half < 20, half
        said = runut("-o", out, "--resume", *urls)
        assert [p["outcome"] for p in said].count("done_before") == half
        assert [r.url for r in of(warc.read(out), "response")] == urls
        site.asked.clear()


def feeds(site, folder):
    u = site.url
    rss = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>{u}/</link>
      <item><title>A</title><link>{u}/a?x=1&amp;y=2</link></item><item><link> {u}/b </link></item>
      <item><link>{u}/a?x=1&amp;y=2</link></item><item><link>file:///etc/passwd</link></item></channel></rss>"""
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{u}/atom"/>
      <entry><link rel="alternate" href="c"/><link rel="enclosure" href="{u}/c.mp3"/></entry></feed>"""
    jsonfeed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": u + "/d"}]})
    index = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{u}/map.xml.gz</loc></sitemap></sitemapindex>"""
    sitemap = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{u}/e</loc></url><url><loc>{u}/f</loc></url><url><loc>{u}/g</loc></url></urlset>"""
    site.answers.update({
        "/rss": (200, {"Content-Type": "application/rss+xml"}, rss.encode()), "/atom": (200, {}, atom.encode()),
        "/json": (200, {"Content-Type": "application/feed+json"}, jsonfeed.encode()),
        "/index": (200, {}, index.encode()), "/map.xml.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(sitemap.encode())),
        "/page": server.page(), "/none": (200, {}, b'<rss version="2.0"><channel/></rss>')})
    for i, name in enumerate(("a?x=1&y=2", "b", "c", "d", "e", "f", "g")):
        site.answers["/" + name] = server.page(i)
    arguments = [x for name in ("rss", "atom", "json", "index", "page") for x in ("--feed", f"{u}/{name}")]
    said = runut("-o", folder / "a.warc.gz", "--max-items", "4", *arguments, status=4)
    good = [p["url"].removeprefix(u + "/") for p in said if p["outcome"] == "fetched"]
    assert good == ["rss", "a?x=1&y=2", "b", "atom", "c", "json", "d", "index", "map.xml.gz", "e", "f", "g"], good
    bad = [p for p in said if p["outcome"] != "fetched"]
    assert [(p["url"], p["outcome"]) for p in bad] == [("file:///etc/passwd", "refused"), (u + "/page", "no_feed")], bad
    assert said[1]["feed"] == u + "/rss"
    said = runut("-o", folder / "b.warc.gz", "--max-items", "2", "--feed", u + "/map.xml.gz")
    assert len(said) == 3
    # The feed is fetched anew; pages that it led to before are asked whether they have changed.
    said = runut("-o", folder / "d.warc.gz", "--since", folder / "a.warc.gz", "--feed", u + "/atom")
    assert [p["outcome"] for p in said] == ["fetched", "unchanged"], said


def untrusted_certificates(site, folder):
    if shutil.which("openssl") is None:
        return
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
                    "-subj", "/CN=127.0.0.1"], check=True, capture_output=True)
    secure = server.Site(certificate=(certificate, key))
    secure.answers["/a"] = server.page()
    said = runut("-o", folder / "a.warc.gz", secure.url + "/a", status=4)
    secure.close()
    assert said[0]["outcome"] == "unreachable" and "certificate" in said[0]["reason"], said
    assert secure.asked == []


def through_a_pipe(site, folder):
    site.answers["/a"] = server.page(12)
    done = subprocess.run([RUNUT, "fetch", "--allow-private", "--delay", "0", "--retries", "0", site.url + "/a", site.url + "/none"], capture_output=True, timeout=60)
    assert done.returncode == 4 and b"/none: HTTP 404" in done.stderr
    (folder / "a.warc.gz").write_bytes(done.stdout)
    assert len(of(warc.read(folder / "a.warc.gz"), "response")) == 2


def read_back(site, folder):
    """What was fetched is what runut reads: plain, zipped and in chunks."""
    site.answers.update({"/a": server.page(11), "/b": server.zipped(12), "/c": server.chunked(13)})
    runut("-o", folder / "a.warc.gz", *[site.url + p for p in ("/a", "/b", "/c")])
    claims = subprocess.run([RUNUT, "claims", "--json", folder / "a.warc.gz"], capture_output=True, text=True, timeout=60)
    assert claims.returncode == 0, claims.stderr
    said = [json.loads(line) for line in claims.stdout.splitlines()]
    assert sorted(int(c["low"]) for c in said) == [11, 12, 13], said


def mistakes(site, folder):
    for arguments in ([], ["--resume", site.url], ["--from", "nowhere.txt", "-o", "x"], ["--digest", "md5", "-o", "x", site.url],
                      ["--user-agent", "a\r\nb", "-o", "x", site.url]):
        done = subprocess.run([RUNUT, "fetch", *arguments], capture_output=True, text=True, cwd=folder, timeout=20)
        assert done.returncode in (2, 4) and done.stderr.count("\n") == 1, (arguments, done.stderr)
    (folder / "there.warc.gz").write_bytes(b"kept")
    done = subprocess.run([RUNUT, "fetch", "-o", "there.warc.gz", site.url], capture_output=True, text=True, cwd=folder, timeout=20)
    assert done.returncode == 2 and "--resume" in done.stderr and (folder / "there.warc.gz").read_bytes() == b"kept"
    (folder / "other.txt").write_text("no WARC at all, and nothing that may be cut\n")
    for arguments in (["--since", "other.txt", "-o", "y.warc.gz"], ["--since", "missing", "-o", "y.warc.gz"], ["--resume", "-o", "other.txt"]):
        done = subprocess.run([RUNUT, "fetch", *arguments, site.url], capture_output=True, text=True, cwd=folder, timeout=20)
        assert done.returncode in (2, 4) and done.stderr.count("\n") == 1, (arguments, done.stderr)
    assert (folder / "other.txt").read_text().startswith("no WARC")
    assert site.asked == []
    with open("/dev/full", "wb") as full:
        site.answers["/a"] = server.page()
        done = subprocess.run([RUNUT, "fetch", "--allow-private", "--delay", "0", "--retries", "0", site.url + "/a"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=20)
    assert done.returncode == 4 and "incomplete" in done.stderr


TESTS = [one_page, wire_bytes_are_kept, order_of_input, robots_are_obeyed, robots_by_status, crawl_delay, not_modified, retries,
         redirects, private_addresses, bad_addresses, parts, nonsense, limits_of_the_run, resume_after_any_cut,
         stopped_by_the_user, feeds, untrusted_certificates, through_a_pipe, read_back, mistakes]


def run_one(test):
    site = server.Site()
    try:
        with tempfile.TemporaryDirectory() as folder:
            test(site, pathlib.Path(folder))
        return None
    except (AssertionError, KeyError, ValueError, subprocess.TimeoutExpired) as miss:
        import traceback
        line = traceback.extract_tb(miss.__traceback__)
        return f"{test.__name__}: {' < '.join(str(f.lineno) for f in reversed(line))}: {type(miss).__name__} {miss}"
    finally:
        site.close()


def main():
    global RUNUT
    RUNUT = os.path.abspath(sys.argv[1])
    chosen = [t for t in TESTS if not sys.argv[2:] or t.__name__ in sys.argv[2:]]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        misses = [m for m in pool.map(run_one, chosen) if m]
    print("\n".join(misses) if misses else f"fetch: {len(chosen)} tests hold")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
