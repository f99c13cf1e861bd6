"""Asks Gatehouse about a request, signed with the store's own key."""
import datetime, hashlib, hmac, json, os, urllib.request, urllib.parse


def authenticate(question):
    body = json.dumps(question).encode()
    url = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"] + "/_gatehouse/authenticate")
    time = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{time[:8]}/us-east-1/gatehouse/aws4_request"
    request = f"POST\n{url.path}\n\nhost:{url.netloc}\nx-amz-date:{time}\n\nhost;x-amz-date\n{sha256(body)}"
    signature = b"AWS4" + os.environ["AWS_SECRET_ACCESS_KEY"].encode()
    for part in [*scope.split("/"), f"AWS4-HMAC-SHA256\n{time}\n{scope}\n{sha256(request.encode())}"]:
        signature = hmac.digest(signature, part.encode(), "sha256")
    key = os.environ["AWS_ACCESS_KEY_ID"]
    headers = {"X-Amz-Date": time, "Authorization": f"AWS4-HMAC-SHA256 Credential={key}/{scope},"
                                                    f" SignedHeaders=host;x-amz-date, Signature={signature.hex()}"}
    with urllib.request.urlopen(urllib.request.Request(url.geturl(), body, headers)) as answer:
        return json.load(answer)


def sha256(content):
    return hashlib.sha256(content).hexdigest()
