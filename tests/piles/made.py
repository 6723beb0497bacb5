"""Made-up articles in every container that runut reads: what the tests of piles read."""
import base64
import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

TITLE = "Banjir Merusak Rumah"
LINES = ["Sebanyak 27 rumah rusak di Desa Sukamaju akibat banjir, kata Kepala BPBD Ratna Suralaga, Kamis (22/1/2026).",
         "Banjir itu juga membuat 40 warga mengungsi ke balai desa sejak malam hari karena hujan deras."]
TEXT = "\n".join(LINES) + "\n"
URL = "https://warta.example/2026/banjir"
PAGE = (f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><meta property="og:site_name" content="Warta Uji"><title>{TITLE} - Warta Uji</title>'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + TITLE + '",'
        '"datePublished":"2026-01-22T10:41:00+07:00"}</script></head><body><nav><a href="/">Beranda</a></nav>'
        f'<article><h1>{TITLE}</h1>' + "".join(f"<p>{line}</p>" for line in LINES) + "</article></body></html>").encode()


def http(body, content_type="text/html; charset=utf-8", extra="", status="200 OK"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{extra}\r\n".encode() + body


def record(kind, body, url=URL, content_type="application/http; msgtype=response", extra="", version="1.0"):
    head = (f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-23T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {content_type}\r\n{extra}Content-Length: {len(body)}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


def chunked(body):
    pieces = [body[i:i + 100] for i in range(0, len(body), 100)]
    return b"".join(f"{len(p):x}\r\n".encode() + p + b"\r\n" for p in pieces) + b"0\r\n\r\n"


def deflated(body, bare):
    import zlib
    squeezer = zlib.compressobj(wbits=-15 if bare else 15)
    return squeezer.compress(body) + squeezer.flush()


def warc_records():
    return [record("warcinfo", b"software: made-up\r\n", content_type="application/warc-fields"),
            record("request", b"GET / HTTP/1.1\r\n\r\n", content_type="application/http; msgtype=request"),
            record("response", http(PAGE)),
            record("response", http(gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n"), version="1.1"),
            record("response", http(chunked(PAGE), extra="Transfer-Encoding: chunked\r\n")),
            record("response", http(deflated(PAGE, False), extra="Content-Encoding: deflate\r\n")),
            record("response", http(deflated(PAGE, True), extra="Content-Encoding: deflate\r\n")),
            record("response", http(PAGE, extra="Content-Encoding: gzip\r\n")),  # undone by the crawler
            record("resource", PAGE, content_type="text/html"),
            record("conversion", TEXT.encode(), content_type="text/plain"),
            record("response", http(b"\x89PNG", "image/png")),
            record("response", http(b"no", status="404 Not Found")),
            record("response", http(b"x", extra="Content-Encoding: zstd\r\n")),
            record("revisit", b"HTTP/1.1 200 OK\r\n\r\n",
                   extra=f"WARC-Refers-To-Target-URI: {URL}\r\nWARC-Refers-To-Date: 2026-01-20T00:00:00Z\r\n")]


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, content in entries:
            z.writestr(name, content)
    return out.getvalue()


def tarred(entries, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as t:
        for name, content in entries:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            t.addfile(info, io.BytesIO(content))
    return out.getvalue()


def mhtml(page, encoding="base64"):
    body = base64.encodebytes(page).decode() if encoding == "base64" else page.decode()
    return ("From: <Saved by Blink>\r\nSnapshot-Content-Location: " + URL + "\r\nSubject: x\r\n"
            "Date: Sat, 24 Jan 2026 01:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            '\ttype="text/html";\r\n\tboundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: ' + URL +
            f"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n"
            "--b--\r\n").encode()


def page_containers():
    """One page, and nothing else, in every container: file name -> bytes."""
    return {"plain.html": PAGE, "noending": PAGE, "lies.txt": PAGE, "p.html.gz": gzip.compress(PAGE),
            "p.html.bz2": bz2.compress(PAGE), "p.html.xz": lzma.compress(PAGE), "p.zip": zipped([("p.html", PAGE)]),
            "stored.zip": zipped([("p.html", PAGE)], zipfile.ZIP_STORED), "lies.html": zipped([("p", PAGE)]),
            "p.tar": tarred([("p.html", PAGE)]), "p.tar.gz": tarred([("p.html", PAGE)], "w:gz"),
            "p.tgz": tarred([("p.html", PAGE)], "w:gz"), "p.tar.xz": tarred([("./p.html", PAGE)], "w:xz"),
            "p.warc": record("response", http(PAGE)), "p.warc.gz": gzip.compress(record("response", http(PAGE))),
            "deep.zip": zipped([("a/p.tar.gz", tarred([("p.warc.gz", gzip.compress(record("response", http(PAGE))))], "w:gz"))]),
            "p.mhtml": mhtml(PAGE), "seven.mht": mhtml(PAGE, "8bit"),
            "p.jsonl": (json.dumps({"html": PAGE.decode()}) + "\n").encode(),
            "p.csv": csv_of([["id", "html"], ["1", PAGE.decode()]])}


def csv_of(rows, delimiter=","):
    import csv
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def text_containers():
    """One text with its title and day, in every shape that holds such."""
    day = "2026-01-22T10:41:00+07:00"
    mail = (f"From: =?utf-8?q?Warta_Uji?= <w@warta.example>\r\nSubject: =?utf-8?b?{base64.b64encode(TITLE.encode()).decode()}?=\r\n"
            "Date: Thu, 22 Jan 2026 10:41:00 +0700\r\nMessage-ID: <1@warta.example>\r\nMIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + TEXT.replace("(", "=28").replace("\n", "\r\n")).encode()
    record_ = {"text": TEXT, "title": TITLE, "published": day, "outlet": "Warta Uji"}
    please = {"maintext": TEXT, "title": TITLE, "date_publish": "2026-01-22T10:41:00+07:00", "date_download": "2026-01-23 00:00:00",
              "source_domain": "Warta Uji", "language": "id", "url": URL, "authors": ["Dewi Uji"]}
    trafilatura = {"text": TEXT, "raw_text": "x", "title": TITLE, "date": day, "source": URL, "source-hostname": "Warta Uji",
                   "author": "Dewi Uji", "fingerprint": "f", "hostname": "warta.example", "excerpt": "e"}
    newspaper = {"text": TEXT, "title": TITLE, "publish_date": day, "authors": ["Dewi Uji"], "source_url": "https://warta.example",
                 "publisher": "Warta Uji", "meta_lang": "id"}
    media_cloud = {"stories_id": 5, "title": TITLE, "publish_date": "2026-01-22 10:41:00+07:00", "url": URL, "media_name": "Warta Uji",
                   "story_text": TEXT, "language": "id"}
    ninjs1 = {"uri": "urn:x", "headline": TITLE, "body_text": TEXT, "versioncreated": day, "copyrightholder": "Warta Uji"}
    ninjs2 = {"uri": "urn:x", "headlines": [{"role": "main", "value": TITLE}],
              "bodies": [{"role": "main", "contenttype": "text/plain", "value": TEXT}], "contentcreated": day, "copyrightholder": "Warta Uji"}
    ninjs3 = {"uri": "urn:x", "headlines": [{"role": "main", "value": TITLE}],
              "bodies": [{"role": "main", "contentType": "text/plain", "value": TEXT}], "firstCreated": day, "copyrightHolder": "Warta Uji"}
    line = lambda r: (json.dumps(r) + "\n").encode()
    pretty = lambda r: json.dumps(r, indent=2, ensure_ascii=False).encode()
    table = [["judul", "Isi", "tgl", "sumber"], [TITLE, TEXT, day, "Warta Uji"]]
    return {"r.jsonl": line(record_), "r.txt": line(record_), "r.json": pretty(record_), "two.json": pretty([record_]),
            "r.jsonl.gz": gzip.compress(line(record_)), "r.zip": zipped([("r.jsonl", line(record_))]),
            "wrapped.json": pretty({"status": "ok", "articles": [record_]}), "please.json": pretty(please),
            "trafilatura.json": pretty(trafilatura), "newspaper.json": pretty(newspaper), "mediacloud.json": line(media_cloud),
            "ninjs1.json": pretty(ninjs1), "ninjs2.json": pretty(ninjs2), "ninjs3.json": pretty(ninjs3),
            "t.csv": csv_of(table), "semicolon.csv": csv_of(table, ";"), "t.tsv": csv_of(table, "\t"), "bar.csv": csv_of(table, "|"),
            "mark.csv": b"\xef\xbb\xbf" + csv_of(table), "wide.csv": b"\xff\xfe" + csv_of(table).decode().encode("utf-16-le"),
            "lies.dat": csv_of(table), "m.eml": mail, "lies.md": mail,
            "box.mbox": b"From w@warta.example Thu Jan 22 10:41:00 2026\r\n" + mail}


def rss(items, head=""):
    return ('<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Warta Uji</title><image><url>https://x.example/a.png</url>'
            f'<title>gambar</title></image>{head}{items}</channel></rss>').encode()


def feeds():
    """Feeds of one article with its whole text."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    escaped = body.replace("<", "&lt;")
    item = (f"<item><title>{TITLE}</title><link>{URL}</link><pubDate>Thu, 22 Jan 2026 10:41:00 +0700</pubDate>"
            f"<dc:creator>Dewi Uji</dc:creator><description>ringkas</description><content:encoded><![CDATA[{body}]]></content:encoded></item>")
    atom = ('<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta Uji</title><entry><title>' + TITLE + f'</title><link href="{URL}"/>'
            '<link rel="enclosure" href="https://x.example/a.mp3"/><published>2026-01-22T10:41:00+07:00</published>'
            '<author><name>Dewi Uji</name></author>')
    return {"rss.xml": rss(item), "lies.html": rss(item), "feed.txt": rss(item).replace(b"<?xml", b"\n<?xml"),
            "atom.xml": (atom + f'<content type="html">{escaped}</content></entry></feed>').encode(),
            "xhtml.xml": (atom + f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry></feed>').encode(),
            "rdf.xml": ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
                        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
                        f"<title>Warta Uji</title></channel><item><title>{TITLE}</title><link>{URL}</link><dc:date>2026-01-22T10:41:00+07:00"
                        f"</dc:date><dc:creator>Dewi Uji</dc:creator><content:encoded><![CDATA[{body}]]></content:encoded></item></rdf:RDF>").encode(),
            "feed.json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Warta Uji", "items": [
                {"id": "1", "url": URL, "title": TITLE, "content_html": body, "date_published": "2026-01-22T10:41:00+07:00",
                 "authors": [{"name": "Dewi Uji"}]}]}, indent=1).encode()}


def pdf(text, encrypted=False):
    """A page of one line of text; none where it is empty."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode() if text else b""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1200 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
               b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
               b"<</Title(Judul)/CreationDate(D:20200101000000Z)>>",
               b"<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">/P -4>>"]
    out = b"%PDF-1.4\n"
    places = []
    for n, o in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % n + o + b"endobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    secret = b"/Encrypt 7 0 R/ID[<00><00>]" if encrypted else b""
    return out + b"trailer<</Size %d/Root 1 0 R/Info 6 0 R" % (len(objects) + 1) + secret + b">>\nstartxref\n%d\n%%%%EOF" % table
