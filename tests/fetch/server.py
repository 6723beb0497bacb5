"""A web server on loopback that behaves well or badly, as each path says, and notes what it was asked.

Nothing outside this machine is touched. `Site()` starts a server on a free port of 127.0.0.1 (or another loopback
address); `site.asked` is the list of (method, path, headers) in order, with the time of each in `site.times`.
"""
import gzip
import http.server
import ssl
import threading
import time

PAGE = b"<html><head><title>A pier</title></head><body><article><h1>A pier</h1><p>Some %d ferries were damaged at the pier of Ranupati, the harbour master said on Monday.</p></article></body></html>"


class Site:
    def __init__(self, host="127.0.0.1", certificate=None):
        self.asked, self.times, self.answers = [], [], {}
        self.tries = {}
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 20

            def log_message(self, *_):
                pass

            def do_GET(self):
                site.asked.append(("GET", self.path, dict(self.headers)))
                site.times.append(time.monotonic())
                site.tries[self.path] = site.tries.get(self.path, 0) + 1
                try:
                    site.answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

        self.server = Server((host, 0), Handler)
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.server.handle_error = lambda *_: None
        scheme = "http" if certificate is None else "https"
        self.url = f"{scheme}://{host}:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def paths(self):
        return [path for _, path, _ in self.asked]

    def answer(self, handler):
        """Finds what is set for the path; anything else is 404."""
        answer = self.answers.get(handler.path)
        if callable(answer):
            answer = answer(handler)
        if answer is None and handler.path not in self.answers:
            answer = (404, {}, b"no such page\n")
        if answer is not None:
            send(handler, *answer)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def send(handler, status, headers, body):
    handler.send_response_only(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    if "Content-Length" not in headers and "Transfer-Encoding" not in headers and status != 304:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def page(number=1):
    return (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE % number)


def zipped(number=1):
    body = gzip.compress(PAGE % number, mtime=0)
    return (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, body)


def chunked(number=1, size=50):
    body = PAGE % number
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    coded = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"
    return (200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}, coded)


def moved(to, status=302):
    return (status, {"Location": to}, b"")


def broken_off(handler):
    """Promises more than it sends."""
    send(handler, 200, {"Content-Type": "text/html", "Content-Length": "5000"}, PAGE % 1)
    handler.wfile.flush()
    handler.close_connection = True


def slow(handler):
    send(handler, 200, {"Content-Type": "text/html", "Content-Length": "5000"}, b"<html>")
    handler.wfile.flush()
    time.sleep(8)
    handler.close_connection = True


def huge(handler):
    handler.send_response_only(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    for _ in range(2000):
        handler.wfile.write(b"<p>" + b"x" * 65536)
    handler.close_connection = True
