"""A store for objects that speaks S3 and holds no secrets: Gatehouse says who asks, and whether they may."""
import hashlib, html, http.server, pathlib, sys, urllib.parse
from gatehouse import authenticate


def serve(request):
    body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
    path, _, query = request.path.partition("?")
    resource = "arn:aws:s3:::" + urllib.parse.unquote(path[1:])
    answer = authenticate({
        "method": request.command, "path": path, "query": query, "service": "s3",
        "headers": {name.lower(): request.headers.get_all(name) for name in request.headers},
        "payloadHash": hashlib.sha256(body).hexdigest(),
        "action": {"PUT": "s3:PutObject", "GET": "s3:GetObject"}[request.command],
        "resource": resource, "context": {"aws:SourceIp": request.client_address[0]}})
    if "error" in answer:
        return error(**answer["error"])
    if answer["decision"]["decision"] != "allowed":
        return error("AccessDenied", 403, answer["decision"]["detail"])
    if answer["signature"]["payload"].startswith("STREAMING-"):
        return error("NotImplemented", 501, "This store takes no chunks.")
    file = pathlib.Path(sys.argv[1], hashlib.sha256(resource.encode()).hexdigest())
    if request.command == "PUT":
        file.write_bytes(body)
        return 200, b""
    return (200, file.read_bytes()) if file.exists() else error("NoSuchKey", 404, "The key does not exist.")


def error(code, status, message):
    return status, f"<Error><Code>{code}</Code><Message>{html.escape(message)}</Message></Error>".encode()


class Store(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        status, content = serve(self)
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_PUT = do_GET


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
print(server.server_port, flush=True)
server.serve_forever()
