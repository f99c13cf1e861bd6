"""Asks Gatehouse about a request, signed with the store's own key."""
import datetime, hashlib, hmac, json, os, urllib.request, urllib.parse

PATH = "/_gatehouse/authenticate"


def authenticate(question):
    body = json.dumps(question).encode()
    url = os.environ["AWS_ENDPOINT_URL"] + PATH
    time = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{time[:8]}/us-east-1/gatehouse/aws4_request"
    host = urllib.parse.urlsplit(url).netloc
    request = f"POST\n{PATH}\n\nhost:{host}\nx-amz-date:{time}\n\nhost;x-amz-date\n{hashlib.sha256(body).hexdigest()}"
    text = f"AWS4-HMAC-SHA256\n{time}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = b"AWS4" + os.environ["AWS_SECRET_ACCESS_KEY"].encode()
    for part in [*scope.split("/"), text]:
        key = hmac.digest(key, part.encode(), "sha256")
    headers = {
        "X-Amz-Date": time,
        "Authorization": f"AWS4-HMAC-SHA256 Credential={os.environ['AWS_ACCESS_KEY_ID']}/{scope},"
                         f" SignedHeaders=host;x-amz-date, Signature={key.hex()}"}
    with urllib.request.urlopen(urllib.request.Request(url, body, headers)) as answer:
        return json.load(answer)
