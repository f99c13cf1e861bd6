#!/bin/sh
# Each rule of the password policy, refused by name. Moves the sandbox's clock, and puts it back.
set -eu
. "$(dirname "$0")/../expect.sh"

clock() { curl -sf -X POST "$AWS_ENDPOINT_URL/_gatehouse/clock" -d "$1" >/dev/null || fail "the clock does not move"; }
trap 'clock "{\"resume\":true}"' EXIT

"$gatehouse" password-policy cis --hard-expiry
aws iam create-user --user-name ada >/dev/null
give() { aws iam create-login-profile --user-name ada --password "$1"; }
refused "minimum length of 14" "eleven characters" give "Violet-tr.7"
refused "at least one uppercase letter" "no upper case letter" give "violet-tram-7700"
refused "at least one lowercase letter" "no lower case letter" give "VIOLET-TRAM-7700"
refused "at least one number" "no number" give "Violet-tram-stop"
refused "at least one symbol" "no symbol" give "Violettram7700x"
refused "one of the most common ones" "one that everybody tries" give "Password123456!"
give "Violet-tram-7700" >/dev/null
echo "allowed: a password that keeps the rules"

new_key ada
change() { with_key aws iam change-password --old-password "$1" --new-password "$2"; }
expect allowed "ada changes it herself" change "Violet-tram-7700" "Amber-ferry-4411"
refused "password reuse prevention" "back to the one before" change "Amber-ferry-4411" "Violet-tram-7700"
clock '{"advance":"P90D"}'
refused "The password has expired" "to change it after 90 days" change "Amber-ferry-4411" "Scarlet-train-93"
