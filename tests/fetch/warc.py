"""An independent reader of WARC/1.1 with the standard library, strict about what the standard asks."""
import base64
import gzip
import hashlib
import re
import zlib


def members(data):
    """The bytes of each gzip member, and the whole where it is not compressed."""
    if not data.startswith(b"\x1f\x8b"):
        yield data
        return
    while data:
        inflate = zlib.decompressobj(31)
        out = inflate.decompress(data) + inflate.flush()
        assert inflate.eof, "a gzip member is cut short"
        yield out
        data = inflate.unused_data


class Record:
    def __init__(self, fields, block):
        self.fields, self.block = fields, block
        self.type = fields["WARC-Type"]
        self.url = fields.get("WARC-Target-URI")

    @property
    def http(self):
        """Status line, headers (names in lower case), body as served."""
        head, _, body = self.block.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        return lines[0], {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}, body

    @property
    def status(self):
        return int(self.http[0].split()[1])

    @property
    def payload(self):
        _, headers, body = self.http
        if headers.get("transfer-encoding") != "chunked" or not re.match(rb"[0-9a-fA-F]+\r\n", body):
            return body
        out = b""
        while body:
            size, _, body = body.partition(b"\r\n")
            if not re.fullmatch(rb"[0-9a-fA-F]+", size) or int(size, 16) == 0:
                break
            out, body = out + body[: int(size, 16)], body[int(size, 16) + 2 :]
        return out

    @property
    def content(self):
        return gzip.decompress(self.payload) if self.http[1].get("content-encoding") == "gzip" else self.payload


def digest(data, like):
    label, _, _ = like.partition(":")
    raw = hashlib.new(label, data).digest()
    return f"{label}:" + (base64.b32encode(raw).decode() if label == "sha1" else raw.hex())


def read(path):
    """All records of a file; fails where it is not as the standard wants it."""
    with open(path, "rb") as file:
        data = file.read()
    compressed = data.startswith(b"\x1f\x8b")
    out = []
    for member in members(data):
        count = 0
        while member:
            head, end, rest = member.partition(b"\r\n\r\n")
            assert end, "a head without an end"
            lines = head.decode("utf-8").split("\r\n")
            assert lines[0] == "WARC/1.1", lines[0]
            fields = {}
            for line in lines[1:]:
                name, colon, value = line.partition(": ")
                assert colon and name not in fields, line
                fields[name] = value
            length = int(fields["Content-Length"])
            block, member = rest[:length], rest[length:]
            assert len(block) == length and member.startswith(b"\r\n\r\n"), "a block of the wrong length"
            member = member[4:]
            check(fields, block)
            out.append(Record(fields, block))
            count += 1
        assert not compressed or count == 1, "a member holds one record"
    ids = [r.fields["WARC-Record-ID"] for r in out]
    assert len(ids) == len(set(ids)), "a record id occurs twice"
    assert out[0].type == "warcinfo"
    infos = {r.fields["WARC-Record-ID"] for r in out if r.type == "warcinfo"}
    assert all(r.fields["WARC-Warcinfo-ID"] in infos for r in out if r.type != "warcinfo")
    for r in out:
        if r.type == "response":
            want = r.fields["WARC-Payload-Digest"]
            assert digest(r.payload, want) == want, "a payload digest is wrong"
    return out


def check(fields, block):
    assert re.fullmatch(r"<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>", fields["WARC-Record-ID"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", fields["WARC-Date"])
    assert digest(block, fields["WARC-Block-Digest"]) == fields["WARC-Block-Digest"]
    kind = fields["WARC-Type"]
    assert kind in ("warcinfo", "response", "request", "revisit", "metadata"), kind
    if kind != "warcinfo":
        assert re.match(r"https?://", fields["WARC-Target-URI"])
    if kind in ("response", "revisit"):
        assert fields["Content-Type"] == "application/http; msgtype=response"
        assert fields["WARC-IP-Address"]
    if kind == "revisit":
        assert fields["WARC-Profile"].startswith("http://netpreserve.org/warc/1.1/revisit/")
        assert fields["WARC-Refers-To"].startswith("<urn:uuid:")
    if kind == "request":
        assert fields["Content-Type"] == "application/http; msgtype=request"
        assert fields["WARC-Concurrent-To"].startswith("<urn:uuid:")
