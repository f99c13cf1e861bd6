#!/bin/sh
# Each rule of the password policy, refused by name. Moves the sandbox's clock, and puts it back; needs python3.
set -eu
. "$(dirname "$0")/../expect.sh"

clock() { curl -sf -X POST "$AWS_ENDPOINT_URL/_gatehouse/clock" -d "$1" >/dev/null || fail "the clock does not move"; }
. "$(dirname "$0")/../signin.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"; clock "{\"resume\":true}"' EXIT

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

echo "-- the same at the sign-in"
who() { echo "{\"account\": \"$account\", \"user\": \"ada\", \"password\": \"$1\"}"; }
state refused "ada, whose password has expired for good" "" "$(who Amber-ferry-4411)"
aws iam update-login-profile --user-name ada --password Scarlet-train-93
state signed-in "ada, with what an administrator has set" "" "$(who Scarlet-train-93)"
clock '{"advance":"P80D"}'
state signed-in "ada, ten days before the end" "" "$(who Scarlet-train-93)"
[ -n "$(field passwordExpires)" ] || fail "the answer should warn: $answer"
"$gatehouse" password-policy cis
clock '{"advance":"P10D"}'
state password-change-required "ada, at the end, where she may choose the next" "" "$(who Scarlet-train-93)"
state signed-in "ada, with the next" /password "{\"ticket\": \"$(field ticket)\", \"newPassword\": \"Golden-bridge-58\"}"
