"""A store for objects that speaks S3 and holds no secrets: Gatehouse says who asks, and whether they may."""
import hashlib, http.server, pathlib, sys, urllib.parse, xml.sax.saxutils
from gatehouse import authenticate

ACTIONS = {"PUT": "s3:PutObject", "GET": "s3:GetObject", "HEAD": "s3:GetObject", "DELETE": "s3:DeleteObject"}
folder = pathlib.Path(sys.argv[1])


class Store(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def serve(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        resource = "arn:aws:s3:::" + urllib.parse.unquote(path[1:])
        answer = authenticate({
            "method": self.command, "path": path, "query": query, "service": "s3",
            "headers": {name.lower(): self.headers.get_all(name) for name in self.headers},
            "payloadHash": hashlib.sha256(body).hexdigest(),
            "action": ACTIONS[self.command], "resource": resource,
            "context": {"aws:SourceIp": self.client_address[0]}})
        if "error" in answer:
            return self.fail(**answer["error"])
        if answer["decision"]["decision"] != "allowed":
            return self.fail("AccessDenied", 403, answer["decision"]["detail"])
        if answer["signature"]["payload"].startswith("STREAMING-"):
            return self.fail("NotImplemented", 501, "This store takes no chunks.")
        file = folder / hashlib.sha256(resource.encode()).hexdigest()
        if self.command == "PUT":
            file.write_bytes(body)
        elif not file.exists():
            return self.fail("NoSuchKey", 404, "The specified key does not exist.")
        found = file.read_bytes()
        if self.command == "DELETE":
            file.unlink()
        self.reply(200, found if self.command in ("GET", "HEAD") else b"", hashlib.md5(found).hexdigest())

    def fail(self, code, status, message):
        text = f"<Error><Code>{code}</Code><Message>{xml.sax.saxutils.escape(message)}</Message></Error>"
        self.reply(status, text.encode(), "error")

    def reply(self, status, body, tag):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", f'"{tag}"')
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)

    def log_message(self, *_):
        """Says nothing."""

    do_PUT = do_GET = do_HEAD = do_DELETE = serve


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
print(server.server_port, flush=True)
server.serve_forever()
