# Sourced by the recipes in which people sign in, after expect.sh and with $folder; needs python3.

# sign_in PATH JSON: a step; the answer is in $answer, its state is printed
sign_in() {
  answer=$(curl -s -X POST "$AWS_ENDPOINT_URL/_gatehouse/signin$1" -H "Content-Type: application/json" -d "$2")
  field state
}

# field PATH: what an answer has there, such as credentials.accessKeyId
field() {
  echo "$answer" | python3 -c '
import functools, json, sys
print(functools.reduce(lambda value, name: value.get(name, {}), sys.argv[1].split("."), json.load(sys.stdin)) or "")' "$1"
}

# state WANTED WORDS PATH JSON: a step that must end so
state() {
  wanted=$1; words=$2; shift 2
  sign_in "$@" >"$folder/state"
  [ "$(cat "$folder/state")" = "$wanted" ] || fail "$words should be $wanted: $(cat "$folder/state")"
  echo "$wanted: $words"
}

# session_key: the credentials of the answer, in $key
session_key() { key="$(field credentials.accessKeyId) $(field credentials.secretAccessKey) $(field credentials.sessionToken)"; }

# codes SEEDFILE: the codes of a minute ago, half a minute ago, now and in half a minute
codes() { curl -sf "$AWS_ENDPOINT_URL/_gatehouse/clock" | python3 "$(dirname "$0")/../codes.py" "$1"; }

# phone USER NAME: makes a virtual device and enables it; its seed is in $folder/NAME, what it shows in
# $folder/shown, and the first two of these codes are used
phone() {
  device=$(aws iam create-virtual-mfa-device --virtual-mfa-device-name "$2" --outfile "$folder/$2" \
    --bootstrap-method Base32StringSeed --query VirtualMFADevice.SerialNumber --output text)
  codes "$folder/$2" >"$folder/shown"
  aws iam enable-mfa-device --user-name "$1" --serial-number "$device" \
    --authentication-code1 "$(sed -n 1p "$folder/shown")" --authentication-code2 "$(sed -n 2p "$folder/shown")"
}
