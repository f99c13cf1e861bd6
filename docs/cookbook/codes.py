"""Prints what a device shows: codes.py SEEDFILE, with the server's time as JSON on standard input.

One code each for a minute ago, half a minute ago, now, and in half a minute.
"""
import base64, datetime, hmac, json, struct, sys

now = datetime.datetime.fromisoformat(json.load(sys.stdin)["time"].replace("Z", "+00:00")).timestamp()
seed = base64.b32decode(open(sys.argv[1]).read().strip())
for step in range(int(now) // 30 - 2, int(now) // 30 + 2):
    digest = hmac.new(seed, struct.pack(">Q", step), "sha1").digest()
    begin = digest[-1] & 15
    print("%06d" % ((struct.unpack(">I", digest[begin:begin + 4])[0] & 0x7fffffff) % 1000000))
